import { contentEvent, editsEvent, type PageEdits } from './page-edits.ts';
import { loadAgain } from './load-again.ts';
import { rememberBlocks } from './patch-blocks.ts';
import { readArticle, swapArticle } from './swap-article.ts';
import { updateNavigation } from './update-navigation.ts';

// Runs in development alone: shows what was edited in the page that is open.

rememberBlocks(document);
let isShowing = false;
let isAsked = false;
/** True when the server could not make the page of late. */
let isFailing = false;

/** Shows the page as the server has it, once more for whoever asks meanwhile. */
async function show(): Promise<void> {
  isAsked = true;
  if (isShowing) return;
  isShowing = true;
  while (isAsked) {
    isAsked = false;
    await fetchPage();
  }
  isShowing = false;
}

async function fetchPage(): Promise<void> {
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    // Astro tells every tab what is wrong with the page, over this one.
    isFailing = !response.ok && response.status !== 404;
    if (isFailing) return;
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    swapArticle(next);
    for (const overlay of document.querySelectorAll('vite-error-overlay')) overlay.remove();
  } catch {
    // The server is gone; Vite's client loads the page when it is back.
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
  if (isNavigation || paths.some(isHere)) void show();
});

import.meta.hot?.on(contentEvent, () => {
  if (isFailing) void show();
  // A page of the site's own may list any collection; of ours the edits were told already.
  else if (!readArticle(document)) loadAgain();
});

import.meta.hot?.on('vite:error', ({ err }) => {
  // Every tab is told what is wrong with a page, and an error may come after its mending.
  if (!isFailing && /\.mdx?$/i.test(err.loc?.file ?? err.id ?? '')) void show();
});
