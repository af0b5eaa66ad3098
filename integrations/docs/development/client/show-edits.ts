import { contentEvent, editsEvent, type PageEdits } from './page-edits.ts';
import { loadAgain } from './load-again.ts';
import { rememberBlocks } from './patch-blocks.ts';
import { readArticle, swapArticle, swapNeighbours } from './swap-article.ts';
import { updateNavigation } from './update-navigation.ts';

// Runs in development alone: shows what was edited in the page that is open.

rememberBlocks(document);
let isShowing = false;
/** What the server is to be asked for once it has answered. */
let asked: 'page' | 'neighbours' | undefined;
/** True when the server could not make the page of late. */
let isFailing = false;

/**
 * Shows the page as the server has it, once more for whoever asks meanwhile.
 *
 * @param isEdited false when only its neighbours may be others
 */
async function show(isEdited: boolean): Promise<void> {
  asked = isEdited || asked === 'page' ? 'page' : 'neighbours';
  if (isShowing) return;
  isShowing = true;
  while (asked) {
    const swap = asked === 'page' || isFailing ? swapArticle : swapNeighbours;
    asked = undefined;
    const next = await fetchPage();
    if (next) swap(next);
  }
  isShowing = false;
}

/** Undefined when the server cannot make the page. */
async function fetchPage(): Promise<Document | undefined> {
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    isFailing = !response.ok && response.status !== 404;
    // Astro tells every tab what is wrong with the page, over this one.
    if (isFailing) return undefined;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const overlay of document.querySelectorAll('vite-error-overlay')) overlay.remove();
    return page;
  } catch {
    // The server is gone; Vite's client loads the page when it is back.
    return undefined;
  }
}

function isHere(path: string): boolean {
  return decode(path) === decode(location.pathname.replace(/\/?(?:index\.html)?$/, '/'));
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

import.meta.hot?.on(editsEvent, ({ paths, isNavigation }: PageEdits) => {
  if (isNavigation) void updateNavigation();
  const isEdited = paths.some(isHere);
  if (isNavigation || isEdited) void show(isEdited);
});

import.meta.hot?.on(contentEvent, () => {
  if (isFailing) void show(true);
  // A page of the site's own may list any collection; of ours the edits were told already.
  else if (!readArticle(document)) loadAgain();
});

import.meta.hot?.on('vite:error', ({ err }) => {
  // Every tab is told what is wrong with a page, and an error may come after its mending.
  if (!isFailing && /\.mdx?$/i.test(err.loc?.file ?? err.id ?? '')) void show(false);
});
