import { type MeantimeError } from '../../../src/protocol/errors.ts';
import { isPageFile } from '../addresses/page-address.ts';
import { decodePath, isExternal, splitLink } from '../addresses/resolve-link.ts';
import { addressProblem } from './address-problem.ts';
import { anchorMissing, type LinkProblem } from './errors.ts';
import { imageProblem, pageFileProblem } from './file-problem.ts';
import { LinkTargets, type LinkedPage, type LinkedSite } from './link-targets.ts';
import { nearest } from '../addresses/nearest.ts';
import type { PageLink } from '../compile/links/page-links.ts';

/** A problem for each link, anchor and image of the site's pages that leads nowhere, by page and place. */
export function checkLinks(site: LinkedSite): MeantimeError[] {
  const targets = new LinkTargets(site);
  return [...site.pages, ...site.partials].flatMap((page) => linkProblems(page, targets));
}

/** A link that an option of the site gives every page. */
export interface OptionLink {
  /** `links[0].href` */
  option: string;
  written: string;
  /** As it stands in the pages. */
  url: string;
  kind: 'link' | 'file';
}

/** A problem for each link of the options that leads nowhere. */
export function checkOptionLinks(links: readonly OptionLink[], site: LinkedSite): MeantimeError[] {
  const targets = new LinkTargets(site);
  const everyPage = { id: 'index', file: 'index.md', isDraft: false };
  return links.flatMap(({ option, ...link }) => {
    if (isExternal(link.written)) return [];
    const problem = problemOf(link, everyPage, targets);
    if (!problem) return [];
    const place = `The option ${option} of docs()`;
    return problem.define({ place, written: link.written, why: problem.why, mend: problem.mend });
  });
}

/** A problem for each link of one page that leads nowhere. */
export function linkProblems(page: LinkedPage, targets: LinkTargets): MeantimeError[] {
  return (page.links?.links ?? []).flatMap((link) => {
    if (targets.site.ignored?.has(link.written)) return [];
    const problem = problemOf(link, page, targets);
    return problem ? asError(problem, link, page, targets) : [];
  });
}

function problemOf(
  link: PageLink,
  page: LinkedPage,
  targets: LinkTargets,
): LinkProblem | undefined {
  if (link.kind === 'image') return imageProblem(link, page, targets);
  const { path } = splitLink(link.written);
  if (path === '') return ownAnchorProblem(link, page, targets);
  // What the writer called by its file has to be there under that name.
  if (isPageFile(path)) {
    const problem = pageFileProblem(link, page, targets);
    if (problem) return problem;
  }
  const { problem, target } = addressProblem(link, page, targets);
  return problem ?? (target && anchorProblem(link, target, targets));
}

/** An anchor of the page itself: in a partial, of every page that takes it in. */
function ownAnchorProblem(
  link: PageLink,
  page: LinkedPage,
  targets: LinkTargets,
): LinkProblem | undefined {
  for (const one of page.hosts ?? [page]) {
    const problem = anchorProblem(link, one, targets);
    if (problem) return problem;
  }
  return undefined;
}

/** What is wrong with the anchor of a link to a page, if it has one. */
export function anchorProblem(
  { written, url = written }: Pick<PageLink, 'written' | 'url'>,
  page: LinkedPage,
  { site }: LinkTargets,
): LinkProblem | undefined {
  const start = url.indexOf('#');
  // A text fragment follows the id, if there is one.
  const [fragment = ''] = start < 0 ? [] : url.slice(start + 1).split(':~:');
  const id = decodePath(fragment);
  const { links, file } = page;
  if (id === '' || id.toLowerCase() === 'top' || id === contentId) return undefined;
  // Of a page that could not be read nobody knows.
  if (!links) return undefined;
  if (links.ids.includes(id) || links.ids.includes(fragment)) return undefined;
  const ids = links.mayHaveMoreIds ? page.renderedIds?.() : links.ids;
  if (!ids || ids.includes(id)) return undefined;
  return {
    define: anchorMissing,
    why: `${site.folder}${file} has no heading and no id "${id}".`,
    mend: mendAnchor(id, links.ids),
  };
}

/** Where the page's own part of the theme's layout begins. */
const contentId = 'meantime-content';
const shownIds = 8;

function mendAnchor(id: string, ids: readonly string[]): string {
  const near = nearest(id, ids);
  const some = ids
    .filter((one) => !one.startsWith('user-content-'))
    .slice(0, shownIds)
    .map((one) => `#${one}`);
  if (some.length === 0) return 'Remove the anchor: the page has no headings.';
  const more = ids.length > shownIds ? ', …' : '';
  const list = `The page has ${some.join(', ')}${more}`;
  return near === undefined ? list : `Did you mean #${near}? ${list}`;
}

function asError(
  { define, why, mend }: LinkProblem,
  { written, line, column, origin, included }: PageLink,
  page: LinkedPage,
  { site }: LinkTargets,
): MeantimeError {
  const location = {
    file: included?.file ?? site.folder + page.file,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
  const from = origin === undefined || included ? '' : ' in the frontmatter';
  return define.at(
    { location },
    { written: shortened(included?.written ?? written) + from, why, mend },
  );
}

/** A query may be as long as a program. */
function shortened(written: string): string {
  return written.length > longest ? `${written.slice(0, longest)}…` : written;
}

const longest = 120;
