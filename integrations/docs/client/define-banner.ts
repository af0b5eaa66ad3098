/**
 * Defines `<meantime-banner>`: who has put a banner away does not see it again, until it says
 * something else.
 * Self-contained: its text is sent to the browser (see routes/banner.ts).
 */
export function defineBanner(): void {
  if (customElements.get('meantime-banner')) return;
  const key = 'meantime:banner';
  // Where storage is forbidden or full, it is away until the page is left.
  let away: string | null = null;
  try {
    away = localStorage.getItem(key);
  } catch {
    // It is kept above.
  }
  customElements.define(
    'meantime-banner',
    class extends HTMLElement {
      connectedCallback(): void {
        const { text = '' } = this.dataset;
        this.hidden = away === text;
        this.addEventListener('click', ({ target }) => {
          if (!(target instanceof Element) || !target.closest('button')) return;
          this.hidden = true;
          away = text;
          try {
            localStorage.setItem(key, text);
          } catch {
            // It is kept above.
          }
        });
      }
    },
  );
}
