import { markup } from '../../../../src/protocol/markup.ts';
import { keepPlace } from './keep-place.ts';
import { loadAgain } from './load-again.ts';
import { markupOf } from './markup-of.ts';
import { patchBlocks, rememberBlocks } from './patch-blocks.ts';
import { ownFolder } from '../../../../src/protocol/own-folder.ts';
import { swappedEvent } from '../../../../src/protocol/swapped-event.ts';

const pageFooter = '.page-footer';

/** What a page of the theme shows of its own. */
interface PageParts {
  main: Element;
  prose: Element | null;
}

/** Undefined for a page that is not the theme's. */
export function readArticle(page: Document): PageParts | undefined {
  const main = page.querySelector('main#meantime-content');
  return main && page.querySelector('meantime-navigation')
    ? { main, prose: main.querySelector('.prose[data-meantime-content]') }
    : undefined;
}

/** Shows the other article in place of the one that is open, or loads the page where it cannot. */
export function swapArticle(next: Document): void {
  const [here, there] = [readArticle(document), readArticle(next)];
  if (!here || !there || needsLoading(next, there)) {
    loadAgain();
    return;
  }
  const isSwapped = keepPlace(() => swapMain(here, there));
  if (isSwapped) swapContents(next);
  swapHead(next);
  if (isSwapped) document.dispatchEvent(new Event(swappedEvent));
}

/** Shows the neighbours of a page that is itself as it was. */
export function swapNeighbours(next: Document): void {
  const [here, there] = [readArticle(document), readArticle(next)];
  if (here && there) swapPart(here, there, pageFooter);
}

/** Scripts and styles that the open page lacks, and islands, come with a page that is loaded. */
function needsLoading(next: Document, { main }: PageParts): boolean {
  if (next.documentElement.dataset['template'] !== document.documentElement.dataset['template']) {
    return true;
  }
  const known = new Set(loaded(document));
  if (loaded(next).some((one) => !known.has(one))) return true;
  return [...main.querySelectorAll('*')].some(
    (element) =>
      (element instanceof HTMLScriptElement && !isThemesOwn(element)) ||
      (element.localName.includes('-') && !element.localName.startsWith('meantime-')),
  );
}

/** A script that defines an element, which then works wherever it is put. */
function isThemesOwn(script: HTMLScriptElement): boolean {
  return script.getAttribute('src')?.includes(`/${ownFolder}`) ?? false;
}

function loaded(page: Document): string[] {
  const elements = page.querySelectorAll<HTMLElement>(
    'style[data-vite-dev-id], link[rel=stylesheet], script[src]',
  );
  return [...elements].map(
    (element) =>
      element.dataset['viteDevId'] ??
      (element.getAttribute('href') ?? element.getAttribute('src') ?? '').replace(/\?.*/, ''),
  );
}

function swapMain(here: PageParts, there: PageParts): boolean {
  if (!here.prose || !there.prose || here.main.className !== there.main.className) {
    here.main.replaceWith(there.main);
    rememberBlocks(document);
    return true;
  }
  const isHeaderSwapped = swapPart(here, there, '.page-header, .hero');
  swapPart(here, there, pageFooter);
  return patchBlocks(here.prose, there.prose) || isHeaderSwapped;
}

function swapPart(here: PageParts, there: PageParts, selector: string): boolean {
  const [old, made] = [here.main.querySelector(selector), there.main.querySelector(selector)];
  if (!old || !made || markupOf(old) === markupOf(made)) return false;
  old.replaceWith(made);
  return true;
}

/** The table of contents looks for its headings when it is put into the page. */
function swapContents(next: Document): void {
  const selector = '.contents-button, #meantime-contents';
  const isOpen = document.querySelector('#meantime-contents')?.matches(':popover-open') ?? false;
  for (const part of document.querySelectorAll(selector)) part.remove();
  const parts = next.querySelectorAll(selector);
  document.querySelector('main#meantime-content')?.before(...parts);
  if (isOpen) document.querySelector<HTMLElement>('#meantime-contents')?.showPopover();
}

function swapHead(next: Document): void {
  document.title = next.title;
  const selector = `meta[name=description], meta[name="${markup.quickstartMeta}"], meta[property^="og:"]`;
  const [old, made] = [document, next].map((page) => [...page.head.querySelectorAll(selector)]);
  const isSame =
    old?.map(({ outerHTML }) => outerHTML).join() ===
    made?.map(({ outerHTML }) => outerHTML).join();
  if (isSame) return;
  for (const element of old ?? []) element.remove();
  document.head.append(...(made ?? []));
}
