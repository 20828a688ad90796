/** Maps numbers to pixels, and back. */
export interface Scale {
  toPixel(value: number): number;
  toValue(pixel: number): number;
}

interface Transform {
  forward(value: number): number;
  backward(value: number): number;
}

/** Values in proportion. */
export const LINEAR: Transform = { forward: (value) => value, backward: (value) => value };

/** Symmetric-log: in proportion near 0, logarithmic beyond the constant, on both sides (Webber 2013; as d3's scaleSymlog). */
export function symlog(constant: number): Transform {
  return {
    forward: (value) => Math.sign(value) * Math.log1p(Math.abs(value) / constant),
    backward: (value) => Math.sign(value) * Math.expm1(Math.abs(value)) * constant,
  };
}

/** The scale that brings the ends of a domain to two pixels; it goes on beyond them. */
export function createScale(
  { forward, backward }: Transform,
  domain: readonly [number, number],
  range: readonly [number, number]
): Scale {
  const start = forward(domain[0]);
  const perPixel = (forward(domain[1]) - start) / (range[1] - range[0]);
  return {
    toPixel: (value) => range[0] + (forward(value) - start) / perPixel,
    toValue: (pixel) => backward(start + (pixel - range[0]) * perPixel),
  };
}
