/** For tests: gives jsdom sizes and text widths. The list of a Combobox is measured, and drawn only as far as it is seen. */
export function installLayout(): void {
  const size = { width: 300, height: 400, top: 0, left: 0, bottom: 400, right: 300, x: 0, y: 0, toJSON: () => '' };
  Object.defineProperty(HTMLElement.prototype, 'getBoundingClientRect', { configurable: true, value: () => size });
  for (const name of ['clientHeight', 'offsetHeight']) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: size.height });
  }
  for (const name of ['clientWidth', 'offsetWidth']) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: size.width });
  }
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    configurable: true,
    value: () => ({ measureText: (text: string) => ({ width: 8 * text.length }) }),
  });
  Object.defineProperty(window, 'IntersectionObserver', {
    configurable: true,
    value: function IntersectionObserver() {
      return { observe() {}, unobserve() {}, disconnect() {} };
    },
  });
}
