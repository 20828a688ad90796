/** Asks until the answer satisfies; past the time-out it throws with the last answer. */
export async function until<T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
  timeoutMs = 30_000
): Promise<T> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) {
      return answer;
    }
    if (Date.now() > endMs) {
      throw new Error(`not within ${timeoutMs / 1000} s; the last answer was ${JSON.stringify(answer, null, 1)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
