import { navigationMoment, thisMoment } from './moment.ts';

/**
 * Runs the callback as soon as the reader sees the document: at once, or when a prerendered page
 * is activated, or when a tab that was opened in the background comes to the front.
 *
 * @param callback told when the reader landed: when they asked for the document, or saw it
 */
export function whenSeen(callback: (landedAtMs: number) => void, landing = navigationMoment): void {
  if (!('prerendering' in document && document.prerendering) && !document.hidden) {
    callback(landing().atMs);
    return;
  }
  const retry = (): void => {
    document.removeEventListener('prerenderingchange', retry);
    document.removeEventListener('visibilitychange', retry);
    whenSeen(callback, thisMoment);
  };
  document.addEventListener('prerenderingchange', retry);
  document.addEventListener('visibilitychange', retry);
}
