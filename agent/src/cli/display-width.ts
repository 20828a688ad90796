const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const ASCII = /^[\u0020-\u007e]*$/;
// East Asian wide and full-width blocks, and what terminals draw as pictures (Unicode UAX #11, UTS #51).
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}|^[\u{20000}-\u{3fffd}]/u;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** How many cells of a terminal a text takes. */
export function displayWidth(text: string): number {
  return ASCII.test(text) ? text.length : graphemes(text).reduce((sum, grapheme) => sum + cellsOf(grapheme), 0);
}

/** The text in exactly so many cells: padded, or cut with an ellipsis. `start` keeps the end of a path. */
export function fitted(text: string, width: number, cut: 'end' | 'start' = 'end'): string {
  const own = displayWidth(text);
  if (own <= width) {
    return text + ' '.repeat(width - own);
  }
  const all = graphemes(text);
  const kept: string[] = [];
  let used = 1;
  for (const grapheme of cut === 'end' ? all : all.toReversed()) {
    used += cellsOf(grapheme);
    if (used > width) {
      used -= cellsOf(grapheme);
      break;
    }
    kept.push(grapheme);
  }
  const shown = cut === 'end' ? `${kept.join('')}…` : `…${kept.toReversed().join('')}`;
  return shown + ' '.repeat(Math.max(0, width - used));
}

function graphemes(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

function cellsOf(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) {
    return 0;
  }
  return WIDE.test(grapheme) ? 2 : 1;
}
