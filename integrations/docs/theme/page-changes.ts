import { site, sitePages } from 'virtual:meantime/docs';
import type { Crumb } from '../navigation/neighbours.ts';
import type { Contributor } from '../pages/page-history.ts';
import type { DocsPage } from './load-site.ts';

/** What a page says of its past. */
export interface PageChanges {
  changedAt: Date | undefined;
  contributors: readonly Contributor[];
}

/** What search engines are told of a page beside what its head says to all. */
export interface PageAbout extends PageChanges {
  trail: readonly Crumb[];
}

/** What the frontmatter says goes before what Git knows. */
export function changesOf({ data, filePath }: Pick<DocsPage, 'data' | 'filePath'>): PageChanges {
  const history = sitePages()?.histories.get(filePath);
  const { lastUpdated } = data;
  const ofHistory = site.lastUpdated && history ? new Date(history.changedAtMs) : undefined;
  return {
    changedAt: lastUpdated === false ? undefined : (lastUpdated ?? ofHistory),
    contributors: site.contributors && history ? history.contributors : [],
  };
}
