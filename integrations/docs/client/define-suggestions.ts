import type { editDistance } from './edit-distance.ts';
import type { nearPages } from './near-pages.ts';

/**
 * Defines `<meantime-suggestions>`: on the page that is shown where there is none, the pages whose
 * addresses are near to the one that was asked for. They are those of the navigation.
 * Self-contained: its text is sent to the browser (see routes/suggestions.ts).
 */
export function defineSuggestions(near: typeof nearPages, edits: typeof editDistance): void {
  if (customElements.get('meantime-suggestions')) return;
  const fetchPages = async (navigation: string, base: string) => {
    const response = await fetch(navigation);
    if (!response.ok) return [];
    const { body } = new DOMParser().parseFromString(await response.text(), 'text/html');
    return [...body.querySelectorAll('nav a[id]')].flatMap((link) => {
      const href = link.getAttribute('href') ?? '';
      // Before the label there may be an icon, behind it a badge.
      const text = [...link.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const label = text?.textContent?.trim() ?? '';
      return href.startsWith(base) ? [{ path: href.slice(base.length - 1), href, label }] : [];
    });
  };
  customElements.define(
    'meantime-suggestions',
    class extends HTMLElement {
      connectedCallback(): void {
        const { base = '/', navigation = '' } = this.dataset;
        const { pathname } = location;
        if (!pathname.startsWith(base)) return;
        fetchPages(navigation, base).then(
          (pages) => {
            this.#show(near(pathname.slice(base.length - 1), pages, edits));
          },
          () => {
            // Offline: the rest of the page is there.
          },
        );
      }

      #show(pages: readonly { path: string; href: string; label: string }[]): void {
        if (pages.length === 0) return;
        const heading = document.createElement('p');
        heading.textContent = this.dataset['heading'] ?? '';
        const list = document.createElement('ul');
        list.append(
          ...pages.map(({ path, href, label }) => {
            const item = document.createElement('li');
            const link = document.createElement('a');
            Object.assign(link, { href, textContent: label });
            const address = document.createElement('small');
            Object.assign(address, { textContent: decodeURI(path), dir: 'ltr' });
            item.append(link, ' ', address);
            return item;
          }),
        );
        this.replaceChildren(heading, list);
      }
    },
  );
}
