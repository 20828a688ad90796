/** Says when a long loop has to give way to other work: `if (turns.isOver()) await setImmediate()`. */
export interface Turns {
  isOver(items?: number): boolean;
}

export function createTurns(itemsPerTurn: number): Turns {
  let items = 0;
  return {
    isOver(more = 1) {
      items += more;
      if (items < itemsPerTurn) {
        return false;
      }
      items = 0;
      return true;
    },
  };
}
