/** Calls back once the page has been drawn; in a page that is not seen, as soon as it is. */
export function afterPaint(callback: () => void): void {
  // What is asked for in a frame comes after its drawing.
  requestAnimationFrame(() => setTimeout(callback));
}
