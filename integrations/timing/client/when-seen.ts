/**
 * Runs the callback as soon as the reader sees the document: at once, or when a prerendered page
 * is activated, or when a tab that was opened in the background comes to the front.
 */
export function whenSeen(callback: () => void): void {
  if (!('prerendering' in document && document.prerendering) && !document.hidden) {
    callback();
    return;
  }
  const retry = (): void => {
    document.removeEventListener('prerenderingchange', retry);
    document.removeEventListener('visibilitychange', retry);
    whenSeen(callback);
  };
  document.addEventListener('prerenderingchange', retry);
  document.addEventListener('visibilitychange', retry);
}
