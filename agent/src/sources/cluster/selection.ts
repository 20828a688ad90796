import picomatch from 'picomatch';
import type { SelectionRules } from '../../config/config.ts';

/** Which names are looked at, by shell globs as Go's path.Match reads them. */
export function selectNames({
  include,
  exclude,
}: Pick<SelectionRules, 'include' | 'exclude'>): (name: string) => boolean {
  const [included, excluded] = [anyGlob(include), anyGlob(exclude)];
  return (name) => (include.length === 0 || included(name)) && !excluded(name);
}

/** Whether it names one name and no pattern. */
export function isLiteral(glob: string): boolean {
  return !/[*?[\]\\]/.test(glob);
}

function anyGlob(globs: readonly string[]): (name: string) => boolean {
  const literal = new Set(globs.filter(isLiteral));
  const patterns = globs.filter((glob) => !isLiteral(glob)).map(compileGlob);
  return (name) => literal.has(name) || patterns.some((matches) => matches(name));
}

/** Only `*`, `?`, `[…]` and `\` mean something: braces and the like stand for themselves. */
function compileGlob(glob: string): (name: string) => boolean {
  const escaped = glob.replaceAll(/\\.|[{}()!+@|]/gs, (part) => (part.startsWith('\\') ? part : `\\${part}`));
  return picomatch(escaped, { dot: true, nobrace: true, noextglob: true, nonegate: true, noglobstar: true });
}

/** A selector for the server, https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
export function labelSelectorOf({
  includeLabels,
  excludeLabels,
}: Pick<SelectionRules, 'includeLabels' | 'excludeLabels'>): string | null {
  const excluded = excludeLabels.map((rule) => (rule.includes('=') ? rule.replace('=', '!=') : `!${rule}`));
  const terms = [...includeLabels, ...excluded];
  return terms.length === 0 ? null : terms.join(',');
}
