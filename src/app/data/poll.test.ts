import { poll } from './poll';

const EVERY_MS = 30_000;

function start(load: (signal: AbortSignal) => Promise<string>, everyMs: number | null = EVERY_MS) {
  const controller = new AbortController();
  const seen: string[] = [];
  const ended = poll({
    load,
    everyMs,
    signal: controller.signal,
    onStart: () => seen.push('start'),
    onData: (data) => seen.push(data),
    onError: (error) => seen.push(String(error)),
  });
  return { seen, ended, stop: () => controller.abort() };
}

function setVisible(visible: boolean): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: visible ? 'visible' : 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  jest.useFakeTimers();
  setVisible(true);
});
afterEach(() => jest.useRealTimers());

it('loads at once, and again after each pause', async () => {
  const { seen, stop } = start(async () => 'data');
  await jest.advanceTimersByTimeAsync(2 * EVERY_MS);
  expect(seen).toEqual(['start', 'data', 'start', 'data', 'start', 'data']);
  stop();
});

it('goes on after an error', async () => {
  const answers = [Promise.reject(new Error('down')), Promise.resolve('data')];
  const { seen, stop } = start(() => answers.shift()!);
  await jest.advanceTimersByTimeAsync(EVERY_MS);
  expect(seen).toEqual(['start', 'Error: down', 'start', 'data']);
  stop();
});

it('rests while nobody looks, and loads as soon as somebody does', async () => {
  const { seen, stop } = start(async () => 'data');
  await jest.advanceTimersByTimeAsync(0);
  setVisible(false);
  await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
  expect(seen).toEqual(['start', 'data']);
  setVisible(true);
  await jest.advanceTimersByTimeAsync(0);
  expect(seen).toEqual(['start', 'data', 'start', 'data']);
  stop();
});

it('says nothing after it was stopped', async () => {
  let answer: (data: string) => void = () => undefined;
  const { seen, ended, stop } = start(() => new Promise((resolve) => (answer = resolve)));
  stop();
  answer('late');
  await ended;
  expect(seen).toEqual(['start']);
});

it('ends while it waits for somebody to look', async () => {
  setVisible(false);
  const { ended, stop } = start(async () => 'data');
  await jest.advanceTimersByTimeAsync(EVERY_MS);
  stop();
  await expect(ended).resolves.toBeUndefined();
});

it('loads once where no pause is given', async () => {
  const { seen, ended } = start(async () => 'data', null);
  await ended;
  expect(seen).toEqual(['start', 'data']);
});
