import type { Measure } from './cut-place';

/** What a letter takes on average where there is no canvas to ask. */
const LETTER_EM = 0.54;
/** Grafana spaces its letters a little: see the theme's typography. */
const SPACING_EM = 0.0125;

const MEASURES = new Map<string, Measure>();

/** Measures text of one line in a font, in pixels. Another number of `fontLoads` measures anew. */
export function measureIn(fontFamily: string, fontSizePx: number, fontLoads: number): Measure {
  const font = `${fontSizePx}px ${fontFamily}`;
  const key = `${font} ${fontLoads}`;
  const known = MEASURES.get(key);
  if (known !== undefined) {
    return known;
  }
  const measure = createMeasure(font, fontSizePx);
  MEASURES.set(key, measure);
  return measure;
}

function createMeasure(font: string, fontSizePx: number): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) {
    return (text) => text.length * fontSizePx * LETTER_EM;
  }
  context.font = font;
  return (text) => context.measureText(text).width + text.length * fontSizePx * SPACING_EM;
}
