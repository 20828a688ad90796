/** The languages that the plugins speak, by how a browser may name them. */
const SPOKEN: ReadonlyArray<readonly [language: string, named: RegExp]> = [
  ['ja-JP', /^ja\b/i],
  // Traditional characters are another script.
  ['zh-Hans', /^zh(?!-(hant|tw|hk|mo)\b)/i],
];

/** `?language=` decides and is remembered while the tab lives; else the first of the browser's, where it is spoken. */
export function languageOf(asked: string | null, browser: readonly string[]): string {
  const first = asked ?? browser[0] ?? '';
  return SPOKEN.find(([, named]) => named.test(first))?.[0] ?? 'en-US';
}
