/** Height of the sticky header and a breath, in CSS pixels. */
const readingLinePixels = 120;

/** Marks the heading under the reader's eyes in the table of contents, and names it on its button. */
class TableOfContents extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    const links = new Map(
      [...this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((link) => [
        decodeURIComponent(link.hash.slice(1)),
        link,
      ]),
    );
    const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
    const mark = (): void => {
      const passed = headings.findLast(
        (heading) => heading.getBoundingClientRect().top <= readingLinePixels,
      );
      const bar = document.querySelector('.contents-button b');
      if (bar) bar.textContent = links.get(passed?.id ?? '')?.textContent ?? '';
      for (const [id, link] of links) {
        if (id === passed?.id) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    };
    // Called when a heading crosses the reading line, not at every turn of the wheel.
    this.#observer = new IntersectionObserver(mark, {
      rootMargin: `-${readingLinePixels}px 0px 0px 0px`,
      threshold: [0, 1],
    });
    for (const heading of headings) this.#observer.observe(heading);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }
}

/** Defines `<meantime-contents>` around a list of links. */
export function defineTableOfContents(): void {
  if (!customElements.get('meantime-contents')) {
    customElements.define('meantime-contents', TableOfContents);
  }
}
