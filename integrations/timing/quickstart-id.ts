import { withSlashes } from './with-slashes.ts';

/** Id of the quickstart at a path: the path without slashes at its ends, `index` for the root. */
export function quickstartId(path: string): string {
  return withSlashes(path).slice(1, -1) || 'index';
}
