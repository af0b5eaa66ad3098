import type { Quickstart } from './manifest.ts';

/** What a page is known by among all of its site: `quickstart`, `quickstart (de)`. */
export function quickstartName({ id, locale }: Pick<Quickstart, 'id' | 'locale'>): string {
  return locale === undefined ? id : `${id} (${locale})`;
}
