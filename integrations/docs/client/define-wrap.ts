import type { wrapButton } from './wrap-button.ts';
import type { wrapChoice } from './wrap-choice.ts';

/**
 * Defines `<meantime-wrap>`, which stands beside the button that copies a block of long lines: where
 * a line is wider than its block, it gets a button that breaks the lines of all blocks, here and on
 * the pages that follow.
 * Self-contained: its text is sent to the browser (see routes/wrap.ts).
 */
export function defineWrap(
  makeButton: typeof wrapButton,
  choice: ReturnType<typeof wrapChoice>,
): void {
  if (customElements.get('meantime-wrap')) return;
  const { isOn, keep } = choice;

  const look = (place: Element): void => {
    const figure = place.closest('figure');
    const pre = figure?.querySelector('pre');
    const button = place.querySelector<HTMLElement>('.wrap-button');
    if (!figure || !pre || !button) return;
    figure.classList.remove('code-wrapped');
    const isWide = pre.scrollWidth > pre.clientWidth;
    button.hidden = !isWide;
    button.setAttribute('aria-pressed', String(isOn()));
    figure.classList.toggle('code-wrapped', isWide && isOn());
  };
  const lookAtAll = (): void => {
    for (const place of document.querySelectorAll('meantime-wrap')) look(place);
  };
  const switchAll = ({ currentTarget }: MouseEvent): void => {
    const button = currentTarget as HTMLElement; // on which it was put
    const { top } = button.getBoundingClientRect();
    keep(isOn() ? 'off' : 'on');
    lookAtAll();
    // What changed above must not move the button from under the reader's pointer.
    scrollBy({ top: button.getBoundingClientRect().top - top, behavior: 'instant' });
  };
  // Called before each paint; what is observed is as wide as the block and never higher.
  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries) look(target);
  });

  customElements.define(
    'meantime-wrap',
    class extends HTMLElement {
      connectedCallback(): void {
        if (!this.querySelector('.wrap-button')) {
          const button = makeButton(this.dataset['wrap'] ?? '');
          button.addEventListener('click', switchAll);
          this.prepend(button);
        }
        look(this);
        widths.observe(this);
        const lookAgain = (): void => {
          look(this);
        };
        // Lines that were folded may be longer.
        this.closest('figure')?.addEventListener('toggle', lookAgain, true);
      }
      disconnectedCallback(): void {
        widths.unobserve(this);
      }
    },
  );
  // A page that comes back from the browser's memory was left with another choice.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) lookAtAll();
  });
}
