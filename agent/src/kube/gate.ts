/** Lets so many in at once, the others one after the other as places come free. */
export interface Gate {
  /** Resolves when there is a place; the function that it resolves to gives the place back. */
  enter(): Promise<() => void>;
}

export function createGate(places: number): Gate {
  const waiting: Array<() => void> = [];
  let free = places;

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) {
      free += 1;
    } else {
      next();
    }
  }

  function place(): () => void {
    let isHeld = true;
    return () => {
      if (isHeld) {
        isHeld = false;
        leave();
      }
    };
  }

  return {
    enter: () =>
      new Promise((resolve) => {
        const enter = () => resolve(place());
        if (free > 0) {
          free -= 1;
          enter();
        } else {
          waiting.push(enter);
        }
      }),
  };
}
