import { ownFolder } from '../../../src/protocol/own-folder.ts';

/** Path of the page that is the navigation, below the base. */
export const navigationPath = `${ownFolder}navigation/`;

/** Path of a diagram's picture below the base. */
export function diagramPath(name: string, scheme: 'light' | 'dark'): string {
  return `${ownFolder}diagrams/${name}-${scheme}.svg`;
}

/** Paths below the base of the scripts that are no modules, most of which run before the first paint. */
export const scriptPaths = {
  /** On every page. */
  boot: `${ownFolder}boot.js`,
  /** On pages that have tabs. */
  tabs: `${ownFolder}tabs.js`,
  /** On pages with a banner. */
  banner: `${ownFolder}banner.js`,
  /** On pages whose reader goes into the filter of the navigation. */
  filter: `${ownFolder}filter.js`,
  /** On the pages of sites with the option `prefetch`. */
  prefetch: `${ownFolder}prefetch.js`,
  /** On pages with pictures that can be enlarged. */
  zoom: `${ownFolder}zoom.js`,
  /** On the page that is shown where there is none. */
  suggestions: `${ownFolder}suggestions.js`,
  /** On pages with long lines of code. */
  wrap: `${ownFolder}wrap.js`,
} as const;
