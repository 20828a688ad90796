import { posix } from 'node:path';
import { type Location, type Reason, type RemedyStep, shellQuote } from '@notafter/core';
import { inspection } from './inspection.ts';
import { objectReadingSteps } from './object-reading-steps.ts';

type Steps = (path: string, uid: number | null) => readonly RemedyStep[];

const rewrite: Steps = (path) => [
  {
    text: 'See what stands there: the lines where blocks begin and end',
    command: `file -L ${path}; grep -an -- ----- ${path}`,
  },
  { text: 'Write the file again from where it came, as PEM or DER' },
];
/** keytool reads every type of keystore; the error is the same as ours. */
const openByHand = (path: string): RemedyStep => ({
  text: 'Try it by hand, with its passphrase in PASSPHRASE',
  command: `keytool -list -keystore ${path} -storepass:env PASSPHRASE`,
});
const keystore: Steps = (path) => [openByHand(path), { text: 'Write the keystore again from where it came' }];

const lookAt: Steps = (path) => [{ text: 'See what is there', command: `stat ${path}; file -L ${path}` }];

function grantReading(path: string, uid: number | null): readonly RemedyStep[] {
  if (uid === null || uid === 0) {
    return [
      { text: 'See who may read it, at every step of its path', command: `namei -l ${path}` },
      {
        text:
          uid === 0
            ? 'The agent runs as root and is refused all the same: give it CAP_DAC_READ_SEARCH, and look for denials of SELinux or AppArmor'
            : 'Let the user that the agent runs as read it',
      },
    ];
  }
  return [
    {
      text: `The agent runs as uid ${uid}. See who may read it, at every step of its path`,
      command: `namei -l ${path}`,
    },
    { text: `Let uid ${uid} read it, and nobody else`, command: `sudo setfacl -m u:${uid}:r ${path}` },
    {
      text: 'Where there are no access lists: give the file to a group that the agent runs with',
      command: `sudo chgrp ${uid} ${path} && sudo chmod g+r ${path}`,
    },
    {
      text: 'Proof: that user can read it',
      command: `sudo -u '#${uid}' head -c 1 ${path} >/dev/null && echo readable`,
    },
  ];
}

const STEPS: Partial<Record<Reason, Steps>> = {
  missing: (path) => [
    { text: 'See what is there instead', command: `ls -la ${path}` },
    { text: 'Put it back, or take its path out of the configuration if it is not meant to be there' },
  ],
  permission_denied: grantReading,
  read_failed: (path) => [
    { text: 'Read it by hand, the error is the same', command: `cat ${path} >/dev/null` },
    { text: 'Look for errors of the disk or the mount', command: 'dmesg --level=err,warn | tail -n 20' },
  ],
  not_a_file: (path) => [...lookAt(path, null), { text: 'Name a regular file in the configuration instead' }],
  too_large: (path) => [
    ...lookAt(path, null),
    { text: 'Name the file with the certificates alone, or leave this one out with excludePaths' },
  ],
  changed_while_read: (path) => [
    { text: 'Somebody writes to it in place: see who', command: `sudo fuser -v ${path}` },
    { text: 'Write to a new file and rename it over the old one, so that no reader sees half of it' },
  ],
  broken_symlink: (path) => [
    { text: 'See where the link leads', command: `readlink -m ${path}; namei ${path}` },
    { text: 'Make its target readable where the agent runs, or map its path with pathMappings' },
  ],
  walk_error: (path) => [
    { text: 'See who may list it, at every step of its path', command: `namei -l ${path}` },
    { text: 'Let the agent list the directory (r and x), or leave it out with excludePaths' },
  ],
  no_certificate_found: (path) => [
    ...rewrite(path, null),
    { text: 'If it is not meant to hold certificates, leave it out with excludePaths' },
  ],
  unsupported_format: (path) => [
    ...lookAt(path, null),
    { text: 'Name its format in the formats of the source, write it as PEM or DER, or leave it out with excludePaths' },
  ],
  bad_pem: rewrite,
  bad_der: rewrite,
  bad_pkcs12: keystore,
  bad_jks: keystore,
  bad_passphrase: (path) => [
    openByHand(path),
    {
      text: 'Name the right passphrase in the configuration of the source: passphraseFile or passphrase, below pkcs12 or jks',
    },
  ],
  bad_crl: rewrite,
  decode_failed: rewrite,
  timed_out: (path) => [
    { text: 'Read it by hand and see how long it takes', command: `time cat ${path} >/dev/null` },
    { text: 'Look at the mount that it is on', command: `df -h ${path}` },
  ],
};

/** What to do when a place, or a part of it, cannot be read; ends in a look at what it holds. */
export function readingSteps(location: Location, reason: Reason, uid: number | null): readonly RemedyStep[] {
  const proof = inspection(location, 0, 'dates', 'Proof: its certificates can be read; then check again here');
  if (location.kind !== 'file' && location.kind !== 'kubeconfig') {
    return [...objectReadingSteps(location, reason), proof];
  }
  const path = reason === 'missing' ? posix.dirname(location.path) : location.path;
  return [...(STEPS[reason] ?? lookAt)(shellQuote(path), uid), proof];
}
