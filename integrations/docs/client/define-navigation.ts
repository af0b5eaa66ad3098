import type { NavigationState } from './navigation-state.ts';

/**
 * Defines `<meantime-navigation src>`, which shows the shared navigation with the current page
 * marked. What was fetched before is painted at once, while the page is parsed; what the server
 * has is compared afterwards, so no page needs to name a version of the navigation.
 * Self-contained: its text is sent to the browser (see routes/boot.ts).
 */
export function defineNavigation(state: NavigationState): void {
  if (customElements.get('meantime-navigation')) return;
  const plainPath = (path: string): string => path.replace(/\/(?:index\.html)?$/, '');

  class Navigation extends HTMLElement {
    connectedCallback(): void {
      const stored = state.html(this.#src);
      if (stored) this.#show(stored);
      void this.#refresh(stored);
      addEventListener('pagehide', this.#keep);
      // Before a view transition swaps the page, too.
      this.addEventListener('click', this.#keep);
      this.parentElement?.addEventListener('toggle', this.#reveal);
    }

    disconnectedCallback(): void {
      removeEventListener('pagehide', this.#keep);
    }

    get #src(): string {
      return this.getAttribute('src') ?? '';
    }

    async #refresh(stored: string | null): Promise<void> {
      try {
        const response = await fetch(this.#src);
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const html = page.querySelector('nav')?.outerHTML;
        if (!response.ok || !html || html === stored) return;
        state.keepHtml(this.#src, html);
        if (this.isConnected) this.#show(html);
      } catch {
        // Offline: what was stored stays.
      }
    }

    #show(html: string): void {
      this.innerHTML = html;
      state.restore(this);
      const here = plainPath(location.pathname);
      const links = [...this.querySelectorAll('a')];
      const current = links.find((link) => plainPath(link.pathname) === here);
      current?.setAttribute('aria-current', 'page');
      for (let at = current?.parentElement; at && at !== this; at = at.parentElement) {
        if (at instanceof HTMLDetailsElement) at.open = true;
      }
      this.#reveal();
    }

    readonly #keep = (): void => {
      state.keep(this);
    };

    /** Scrolls the list, never the page, until the current page is in view. */
    readonly #reveal = (): void => {
      const scroller = this.parentElement;
      const current = this.querySelector('[aria-current]');
      if (!scroller || !current) return;
      const [frame, link] = [scroller.getBoundingClientRect(), current.getBoundingClientRect()];
      if (link.top >= frame.top && link.bottom <= frame.bottom) return;
      scroller.scrollTop += link.top - frame.top - frame.height / 2;
    };
  }
  customElements.define('meantime-navigation', Navigation);
}
