import type { Locator, Page } from 'playwright';
import { contentSelectors } from '../../protocol/content-root.ts';

/** A link of the page that is open. */
export interface SiteLink {
  /** As the page writes it. */
  href: string;
  /** Absolute. */
  url: string;
  name: string;
  isVisible: boolean;
  /** In the page's content, as against its navigation. */
  isContent: boolean;
  /** In a dialog that keeps the rest of the page from being clicked. */
  isInDialog: boolean;
}

const anyLink = 'a[href]';
const openDialog = 'dialog:modal, [aria-modal=true]';

/** The links of the open page, those in its content first, otherwise in the page's order. */
export async function readLinks(page: Page): Promise<SiteLink[]> {
  // In one go: between finding links and looking at them, a search may draw its results anew.
  const links = await page.evaluate(
    ([link, dialog, contents]) => {
      const anchors = Array.from(document.querySelectorAll(link));
      const content = contents
        .map((selector) => document.querySelector(selector))
        .find((element) => element !== null);
      return anchors.map((anchor) => ({
        href: anchor.getAttribute('href') ?? '',
        url: anchor instanceof HTMLAnchorElement ? anchor.href : '',
        name: (anchor.getAttribute('aria-label') ?? anchor.textContent).replace(/\s+/g, ' ').trim(),
        isVisible: anchor.checkVisibility({ visibilityProperty: true }),
        isContent: content?.contains(anchor) === true && anchor.closest('nav') === null,
        isInDialog: anchor.closest(dialog) !== null,
      }));
    },
    [anyLink, openDialog, contentSelectors] as const,
  );
  return links.sort((a, b) => Number(b.isContent) - Number(a.isContent));
}

/**
 * A link that was read, on the page as it is by then: navigation and search results that are drawn
 * meanwhile move every link from its place.
 */
export function locateLink(page: Page, { href, isVisible, isInDialog }: SiteLink): Locator {
  const around = isInDialog ? page.locator(openDialog) : page;
  const same = around.locator(`${anyLink}[href=${JSON.stringify(href)}]`);
  return (isVisible ? same.filter({ visible: true }) : same).first();
}

/** Whether a dialog keeps the rest of the page from being clicked. */
export async function hasOpenDialog(page: Page): Promise<boolean> {
  return (await page.locator(openDialog).filter({ visible: true }).count()) > 0;
}

/** True when two addresses are the same page, whatever their fragment, query and last slash. */
export function isSamePage(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && pageOf(new URL(a)) === pageOf(new URL(b));
}

function pageOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/(?:index\.html)?$/, '')}`;
}
