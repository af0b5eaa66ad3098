import { randomId } from './moment.ts';
import './reader-controls.ts';

/** Id of the document; it stays where another client was here before. */
export const doc = window.meantime?.stop?.() ?? randomId();

/** Listens on its way down, so that no page keeps it from us. */
export function listen(
  types: string,
  listener: (event: Event) => void,
  signal?: AbortSignal,
): void {
  for (const type of types.split(' ')) {
    addEventListener(type, listener, { capture: true, ...(signal && { signal }) });
  }
}
