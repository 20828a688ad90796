/** Those of the languages that Intl takes (BCP 47, RFC 5646); `en` where there is none. */
export function wellFormedLanguages(languages: readonly string[]): readonly string[] {
  const wellFormed = languages.filter(isWellFormed);
  return wellFormed.length === 0 ? ['en'] : wellFormed;
}

function isWellFormed(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}
