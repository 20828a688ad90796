/** A number by which bytes can be looked up without making a string of them; others may have the same. */
export function byteSum(bytes: Buffer, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at++) {
    sum = (Math.imul(sum, 31) + bytes[at]!) | 0;
  }
  return sum;
}
