import type { Locator, Page } from 'playwright';
import type { Quickstart } from '../../protocol/manifest.ts';
import { markup } from '../../protocol/markup.ts';
import type { SourceLocation } from '../../protocol/errors.ts';
import { linkDead, quickstartNotFound, siteUnreachable } from '../errors.ts';
import { firstLine } from '../output/first-line.ts';
import { clickRefusal } from './click-refusal.ts';
import { PageWatch } from './page-watch.ts';
import { searchSite } from './search-site.ts';
import { locateLink, isSamePage, readLinks, type SiteLink } from './site-links.ts';

interface Search {
  page: Page;
  /** Watches the page for as long as it is searched. */
  watch: PageWatch;
  /** The site's home page. */
  homeUrl: string;
  /** The quickstart's own address. */
  quickstartUrl: string;
  quickstart: Pick<Quickstart, 'id' | 'title' | 'path'>;
  /** The quickstart's source file: that is whose promise is broken. */
  location: SourceLocation;
  /** How long a page may take to open, and a search to answer. */
  timeoutMs: number;
}

/** How long a page has been at rest whose links are all there. */
const restMs = 300;
/** How many links of promise are tried before the search. */
const mostDetours = 2;
/** Addresses are English on many a site whose words are not. */
const promising =
  /\b(?:docs?|documentation|get(?:ting)? started|start here|guides?|tutorials?|learn|quick ?start)\b/i;

/**
 * Goes from the site's home page to the quickstart as a newcomer does: by a link in the content,
 * else in the navigation, else by way of a page that promises to help, else by the site's search.
 *
 * @returns how many clicks it took
 * @throws MeantimeError `site-unreachable`, `link-dead`, `quickstart-not-found`
 */
export async function findQuickstart(search: Omit<Search, 'watch'>): Promise<{ clicks: number }> {
  const watch = new PageWatch(search.page);
  try {
    return await find({ ...search, watch });
  } finally {
    watch.stop();
  }
}

async function find(search: Search): Promise<{ clicks: number }> {
  const { page, homeUrl, quickstartUrl, quickstart } = search;
  await openHome(search);
  if (isSamePage(homeUrl, quickstartUrl)) return { clicks: 0 };

  const looked: string[] = [];
  const direct = await followLink(search, looked);
  if (direct !== undefined) return { clicks: direct };

  const detours = (await readLinks(page)).filter(
    ({ name, url, isVisible }) =>
      isVisible && url.startsWith(homeUrl) && isPromising(name, url.slice(homeUrl.length)),
  );
  for (const { url, name } of detours.slice(0, mostDetours)) {
    try {
      await page.goto(url);
    } catch (error) {
      looked.push(`the page behind "${name}": ${firstLine(error)}`);
      continue;
    }
    const clicks = await followLink(search, looked);
    if (clicks !== undefined) return { clicks: clicks + 1 };
  }

  await openHome(search);
  const found = await searchSite({ ...search, title: quickstart.title });
  if (!found.result)
    throw quickstartNotFound.at({ location: search.location }, quickstart.title, quickstart.path, [
      ...looked,
      found.reason,
    ]);
  await arrive(search, found.result, quickstart.title, quickstartUrl);
  return { clicks: found.clicks + 1 };
}

function isPromising(name: string, path: string): boolean {
  return promising.test(name) || promising.test(path.replace(/[-_]/g, ' '));
}

async function openHome({ page, homeUrl, timeoutMs }: Search): Promise<void> {
  try {
    const response = await page.goto(homeUrl, { timeout: timeoutMs });
    if (response && response.status() >= 400) {
      throw siteUnreachable(homeUrl, `the server answered ${response.status()}`);
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'MeantimeError') throw error;
    throw siteUnreachable.at({ cause: error }, homeUrl, `the browser said: ${firstLine(error)}`);
  }
}

/** Follows a link of the open page to the quickstart; undefined when the page has none. */
async function followLink(search: Search, looked: string[]): Promise<number | undefined> {
  const { page } = search;
  const link = await waitForLink(search);
  if (!link) {
    const links = await readLinks(page);
    looked.push(`the links of ${new URL(page.url()).pathname} (${links.length})`);
    return undefined;
  }
  const locator = locateLink(page, link);
  const unfolding = await unfold(locator, link);
  if (unfolding === undefined) {
    looked.push(`a link on ${new URL(page.url()).pathname} that leads there and cannot be seen`);
    return undefined;
  }
  await arrive(search, locator, link.name, link.url);
  return unfolding + 1;
}

/**
 * The link of the open page that leads to the quickstart, also one that comes when all else has
 * loaded, as a navigation may.
 */
async function waitForLink(search: Search): Promise<SiteLink | undefined> {
  const { page, watch, quickstartUrl, quickstart, timeoutMs } = search;
  const title = quickstart.title.toLowerCase();
  let hidden: SiteLink | undefined;
  const seen = await watch.until({
    ...{ restMs, mostMs: timeoutMs },
    look: async () => {
      const links = await readLinks(page);
      const leading = links.filter(({ url }) => isSamePage(url, quickstartUrl));
      const found =
        leading.find(({ isVisible }) => isVisible) ??
        links.find(({ isVisible, name }) => isVisible && name.toLowerCase() === title);
      [hidden] = leading;
      return found ? { found } : { seen: links.map(({ href }) => href).join('\n') };
    },
  });
  return seen ?? hidden;
}

/** Opens the folded parts of a navigation that hide a link; how many clicks that took. */
async function unfold(locator: Locator, { isVisible }: SiteLink): Promise<number | undefined> {
  if (isVisible) return 0;
  const folded = locator.locator('xpath=ancestor::details[not(@open)]/summary');
  let clicks = 0;
  // From the outside in: what is inside cannot be clicked before.
  for (let left = await folded.count(); left > 0; left = await folded.count()) {
    try {
      await folded.first().click();
    } catch {
      return undefined;
    }
    clicks += 1;
    if ((await folded.count()) >= left) return undefined;
  }
  return (await locator.isVisible()) ? clicks : undefined;
}

/** Clicks a link and waits until the quickstart is there. */
async function arrive(search: Search, link: Locator, name: string, url: string): Promise<void> {
  const { page, quickstart, timeoutMs } = search;
  const from = new URL(page.url()).pathname;
  const refusal = page
    .waitForResponse((response) => response.status() >= 400 && isSamePage(response.url(), url), {
      timeout: timeoutMs,
    })
    .then((response) => `the server answers ${response.status()}`)
    .catch(() => 'no quickstart of this id opens');
  const arrival = page
    .waitForFunction(
      isQuickstart,
      { name: markup.quickstartMeta, id: quickstart.id },
      { timeout: timeoutMs },
    )
    .then(() => undefined)
    .catch(() => 'no quickstart of this id opens');
  const outcome = Promise.race([refusal, arrival]);
  const dead = (reason: string) =>
    linkDead.at({ location: search.location }, quickstart.title, name, url, reason, from);
  await link.click({ timeout: timeoutMs, noWaitAfter: true }).catch((cause: unknown) => {
    throw dead(`the link cannot be clicked: ${clickRefusal(cause)}`);
  });
  const reason = await outcome;
  if (reason !== undefined) throw dead(reason);
  // A picture that never comes does not keep a reader.
  await page.waitForLoadState().catch(() => undefined);
}

function isQuickstart({ name, id }: { name: string; id: string }): boolean {
  const meta = document.querySelector(`meta[name="${name}"]`);
  return meta?.getAttribute('content')?.includes(JSON.stringify(id)) === true;
}
