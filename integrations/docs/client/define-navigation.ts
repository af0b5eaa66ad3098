import type { NavigationState } from './navigation-state.ts';

/**
 * Defines `<meantime-navigation src>`, which shows the shared navigation with the current page
 * marked. What was fetched before is painted at once, while the page is parsed; what the server
 * has is compared afterwards, so no page needs to name a version of the navigation.
 * Self-contained: its text is sent to the browser (see routes/boot.ts).
 */
// eslint-disable-next-line max-lines-per-function -- its text is sent to the browser as a whole
export function defineNavigation(state: NavigationState): void {
  if (customElements.get('meantime-navigation')) return;
  const plainPath = (path: string): string => path.replace(/\/(?:index\.html)?$/, '');

  // What works a field comes once that is gone into; a second time it is there.
  const loadAsked = ({ target }: Event): void => {
    const { dataset } = target as HTMLElement; // what takes the focus is one
    if (dataset['load']) void import(/* @vite-ignore */ dataset['load']);
  };

  class Navigation extends HTMLElement {
    connectedCallback(): void {
      const src = this.getAttribute('src') ?? '';
      const stored = state.html(src);
      if (stored) this.#show(stored);
      void this.#refresh(src, stored);
      addEventListener('pagehide', this.#keep);
      // Before a view transition swaps the page, too.
      this.addEventListener('click', this.#keep);
      this.addEventListener('focusin', loadAsked);
      this.parentElement?.addEventListener('toggle', this.#reveal);
      // The router swaps the page first and the address afterwards.
      document.addEventListener('astro:after-swap', this.#mark);
    }

    disconnectedCallback(): void {
      removeEventListener('pagehide', this.#keep);
      document.removeEventListener('astro:after-swap', this.#mark);
    }

    async #refresh(src: string, stored: string | null): Promise<void> {
      try {
        const response = await fetch(src);
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const html = page.querySelector('nav')?.outerHTML;
        if (!html || html === stored) return;
        state.keepHtml(src, html);
        this.#show(html);
      } catch {
        // Offline: what was stored stays.
      }
    }

    #show(html: string): void {
      this.innerHTML = html;
      state.restore(this);
      this.#mark();
    }

    readonly #mark = (): void => {
      this.querySelector('[aria-current]')?.removeAttribute('aria-current');
      const here = plainPath(location.pathname);
      const links = [...this.querySelectorAll('a')];
      const current = links.find((link) => plainPath(link.pathname) === here);
      current?.setAttribute('aria-current', 'page');
      for (const group of this.querySelectorAll('details')) {
        if (group.contains(current ?? null)) group.open = true;
      }
      this.#reveal();
    };

    readonly #keep = (): void => {
      state.keep(this);
    };

    /** Scrolls the list, never the page, until the current page is in view. */
    readonly #reveal = (): void => {
      const scroller = this.parentElement;
      const current = this.querySelector('[aria-current]');
      if (!scroller || !current) return;
      const frame = scroller.getBoundingClientRect();
      const link = current.getBoundingClientRect();
      if (link.top >= frame.top && link.bottom <= frame.bottom) return;
      scroller.scrollTop += link.top - frame.top - frame.height / 2;
    };
  }
  customElements.define('meantime-navigation', Navigation);
}
