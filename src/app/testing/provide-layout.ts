const WIDTH_PX = 1200;
const HEIGHT_PX = 400;
const RECTANGLE = {
  x: 0,
  y: 0,
  left: 0,
  top: 0,
  width: WIDTH_PX,
  height: HEIGHT_PX,
  right: WIDTH_PX,
  bottom: HEIGHT_PX,
};

/** Watches nothing: in jsdom no size and no visibility ever changes. */
class IdleObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** jsdom lays nothing out: sizes for the runway and for the list of a combobox, and a canvas on which that measures its options. */
export function provideLayout(): void {
  const canvas = { measureText: () => ({ width: 0 }) };
  HTMLCanvasElement.prototype.getContext = (() => canvas) as unknown as HTMLCanvasElement['getContext'];
  for (const [name, value] of Object.entries({
    clientWidth: WIDTH_PX,
    offsetWidth: WIDTH_PX,
    offsetHeight: HEIGHT_PX,
    clientHeight: HEIGHT_PX,
  })) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
  HTMLElement.prototype.getBoundingClientRect = () => ({ ...RECTANGLE, toJSON: () => '' });
  globalThis.ResizeObserver = IdleObserver;
  globalThis.IntersectionObserver = IdleObserver as unknown as typeof IntersectionObserver;
}
