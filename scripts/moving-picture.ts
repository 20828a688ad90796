import { writeFileSync } from 'node:fs';
import upng from '@pdf-lib/upng';

/** Enough for the colours of the theme and the edges of its letters, few enough for a picture below a megabyte. */
const COLOURS = 64;

/** It is CommonJS of which Node makes the whole the default. */
const UPNG = 'default' in upng ? (upng.default as typeof upng) : upng;

export interface Frame {
  readonly png: Buffer;
  readonly milliseconds: number;
}

/**
 * Writes an animated PNG (https://wiki.mozilla.org/APNG_Specification): browsers play it, whatever else reads PNG shows
 * its first frame. All frames must have the size of the first.
 */
export function writeMovingPicture(file: string, frames: readonly Frame[]): void {
  const pictures = frames.map(({ png }) => UPNG.decode(new Uint8Array(png).buffer));
  const [first] = pictures;
  if (first === undefined || pictures.some(({ width, height }) => width !== first.width || height !== first.height)) {
    throw new Error(`${file}: the frames are not of one size`);
  }
  const pixels = pictures.flatMap((picture) => UPNG.toRGBA8(picture).slice(0, 1));
  const delays = frames.map(({ milliseconds }) => milliseconds);
  writeFileSync(file, Buffer.from(UPNG.encode(pixels, first.width, first.height, COLOURS, delays)));
}
