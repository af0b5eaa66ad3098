import type { PagefindPage } from './pagefind.ts';
import { closeUp } from './unspaced-scripts.ts';

const headingsShown = 3;

/** Lists pages with their matching headings, and says how many options that makes. */
export function renderResults(list: HTMLElement, pages: readonly PagefindPage[]): number {
  let count = 0;
  const option = (className: string, url: string, title: string, excerpt: string): HTMLElement => {
    const link = document.createElement('a');
    link.className = className;
    link.href = url;
    link.id = `meantime-result-${count}`;
    link.setAttribute('role', 'option');
    link.tabIndex = -1;
    const name = document.createElement('b');
    name.textContent = closeUp(title);
    const text = document.createElement('span');
    text.append(...markedText(closeUp(excerpt)));
    link.append(name, text);
    count += 1;
    return link;
  };
  const groups = pages.map((page) => {
    const title = page.meta.title ?? page.url;
    const group = document.createElement('div');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', closeUp(title));
    if (page.meta.lang !== undefined) group.lang = page.meta.lang;
    // The page itself comes back as a heading without a fragment.
    const headings = page.sub_results
      .filter(({ url }) => url.includes('#'))
      .slice(0, headingsShown);
    group.append(
      option('page', page.url, title, page.excerpt),
      ...headings.map((one) => option('heading', one.url, one.title, one.excerpt)),
    );
    return group;
  });
  list.replaceChildren(...groups);
  return count;
}

/** Text and marks of an excerpt, and nothing else that its HTML may hold. */
function markedText(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}
