import { sitePages } from 'virtual:meantime/docs';
import { cardHeight, cardWidth } from '../social/card.ts';
import type { DocsPage } from './load-site.ts';

/** What the head says of a page's image. */
export interface SocialImageMeta {
  /** Below the base, with a slash at its start. */
  path: string;
  /** Undefined of a picture that the site brings along. */
  size?: { width: number; height: number };
}

/** The writer's own image, or the one that is drawn of the page; undefined where there is none. */
export function socialImageOf({ id, data }: DocsPage): SocialImageMeta | undefined {
  if (data.socialImage === false) return undefined;
  if (data.socialImage !== undefined) return { path: data.socialImage };
  const path = sitePages()?.socialImageAt?.(id);
  if (path === undefined) return undefined;
  return { path: `/${path}`, size: { width: cardWidth, height: cardHeight } };
}
