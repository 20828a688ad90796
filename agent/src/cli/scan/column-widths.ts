/** Columns that give way stop here. */
const NARROWEST = 12;

/**
 * Narrows the widest of the columns that may give way, again and again, until a line fits or all are at their narrowest.
 * @param limit cells for all columns together
 */
export function columnWidths(widths: readonly number[], mayGiveWay: readonly boolean[], limit: number): number[] {
  const fitting = [...widths];
  let excess = fitting.reduce((sum, width) => sum + width, 0) - limit;
  while (excess > 0) {
    const flexible = fitting.filter((_, index) => mayGiveWay[index]).toSorted((a, b) => b - a);
    const [widest = 0, second = 0] = flexible;
    if (widest <= NARROWEST) {
      break;
    }
    const target = Math.max(NARROWEST, widest === second ? widest - 1 : second, widest - excess);
    fitting[fitting.findIndex((width, index) => width === widest && mayGiveWay[index])] = target;
    excess -= widest - target;
  }
  return fitting;
}
