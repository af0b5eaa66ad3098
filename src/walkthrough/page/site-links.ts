import type { Page } from 'playwright';
import { contentSelectors } from '../../protocol/page.ts';

/** A link of the page that is open. */
export interface SiteLink {
  /** Index among all `a[href]` of the page. */
  index: number;
  url: string;
  name: string;
  isVisible: boolean;
  /** In the page's content, as against its navigation. */
  isContent: boolean;
}

export const anyLink = 'a[href]';

/** The links of the open page, those in its content first, otherwise in the page's order. */
export async function readLinks(page: Page): Promise<SiteLink[]> {
  // In one go: between finding links and looking at them, a search may draw its results anew.
  const links = await page.evaluate(
    ([link, contents]) => {
      const anchors = Array.from(document.querySelectorAll(link));
      const content = contents
        .map((selector) => document.querySelector(selector))
        .find((element) => element !== null);
      return anchors.map((anchor, index) => ({
        index,
        url: anchor instanceof HTMLAnchorElement ? anchor.href : '',
        name: (anchor.getAttribute('aria-label') ?? anchor.textContent).replace(/\s+/g, ' ').trim(),
        isVisible: anchor.checkVisibility({ visibilityProperty: true }),
        isContent: content?.contains(anchor) === true && anchor.closest('nav') === null,
      }));
    },
    [anyLink, contentSelectors] as const,
  );
  return links.sort((a, b) => Number(b.isContent) - Number(a.isContent));
}

/** True when two addresses are the same page, whatever their fragment, query and last slash. */
export function isSamePage(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && pageOf(new URL(a)) === pageOf(new URL(b));
}

function pageOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/(?:index\.html)?$/, '')}`;
}
