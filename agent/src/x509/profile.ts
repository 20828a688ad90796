import type { Certificate, DistinguishedName } from '@notafter/core';

/** What the certificates that one issuer issues in one way have in common. */
export type Profile = Pick<
  Certificate,
  | 'version'
  | 'signatureAlgorithm'
  | 'issuer'
  | 'keyAlgorithm'
  | 'keySize'
  | 'curve'
  | 'isCa'
  | 'pathLength'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'authorityKeyId'
  | 'crlDistributionPoints'
  | 'notes'
>;

const MAX_ISSUERS = 4096;
/** Of one issuer; most have one or two. */
const MAX_PROFILES = 8;

const profilesByIssuer = new Map<DistinguishedName, Profile[]>();

/**
 * The profile that is kept for all that say the same. Lists and names are compared as what they are shared by, so that two
 * equal ones that are not shared make two profiles. Forgets everything when it is full: hostile input then costs memory of
 * its own only.
 */
export function sharedProfile(said: Profile): Profile {
  const ofIssuer = profilesByIssuer.get(said.issuer);
  for (const profile of ofIssuer ?? []) {
    if (isSameKey(profile, said) && isSameUse(profile, said)) {
      return profile;
    }
  }
  const profile = profileOf(said);
  if (said.notes.length === 0) {
    remember(profile, ofIssuer);
  }
  return profile;
}

function remember(profile: Profile, ofIssuer: Profile[] | undefined): void {
  if (ofIssuer === undefined) {
    if (profilesByIssuer.size >= MAX_ISSUERS) {
      profilesByIssuer.clear();
    }
    profilesByIssuer.set(profile.issuer, [profile]);
  } else if (ofIssuer.unshift(profile) > MAX_PROFILES) {
    ofIssuer.pop();
  }
}

function isSameKey(a: Profile, b: Profile): boolean {
  return (
    a.keyAlgorithm === b.keyAlgorithm &&
    a.keySize === b.keySize &&
    a.curve === b.curve &&
    a.signatureAlgorithm === b.signatureAlgorithm &&
    a.version === b.version
  );
}

function isSameUse(a: Profile, b: Profile): boolean {
  return (
    a.isCa === b.isCa &&
    a.pathLength === b.pathLength &&
    a.keyUsage === b.keyUsage &&
    a.extendedKeyUsage === b.extendedKeyUsage &&
    a.authorityKeyId === b.authorityKeyId &&
    a.crlDistributionPoints === b.crlDistributionPoints &&
    a.notes === b.notes
  );
}

function profileOf(said: Profile): Profile {
  const { version, signatureAlgorithm, issuer, keyAlgorithm, keySize, curve, isCa, pathLength } = said;
  const { keyUsage, extendedKeyUsage, authorityKeyId, crlDistributionPoints, notes } = said;
  return {
    ...{ version, signatureAlgorithm, issuer, keyAlgorithm, keySize, curve, isCa, pathLength },
    ...{ keyUsage, extendedKeyUsage, authorityKeyId, crlDistributionPoints, notes },
  };
}
