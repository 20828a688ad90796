const WIDTH_PX = 1200;

/** Watches nothing: in jsdom no size and no visibility ever changes. */
class IdleObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** jsdom lays nothing out: a width for the runway, and a canvas on which Grafana's combobox measures its options. */
export function provideLayout(): void {
  const canvas = { measureText: () => ({ width: 0 }) };
  HTMLCanvasElement.prototype.getContext = (() => canvas) as unknown as HTMLCanvasElement['getContext'];
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => WIDTH_PX });
  globalThis.ResizeObserver = IdleObserver;
  globalThis.IntersectionObserver = IdleObserver as unknown as typeof IntersectionObserver;
}
