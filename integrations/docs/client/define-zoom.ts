/**
 * Defines `<meantime-zoom>`: a button over a picture opens it as large as the window, in a dialog of
 * the browser's own, which Escape, a press and its button close.
 * Self-contained: its text is sent to the browser (see routes/zoom.ts).
 */
export function defineZoom(): void {
  if (customElements.get('meantime-zoom')) return;
  const open = (picture: HTMLImageElement, close: string): void => {
    const dialog = document.createElement('dialog');
    dialog.className = 'zoom';
    dialog.setAttribute('aria-label', picture.alt || close);
    const large = document.createElement('img');
    Object.assign(large, { alt: picture.alt, srcset: picture.srcset, sizes: '96vw' });
    large.src = picture.src;
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', textContent: '×' });
    button.setAttribute('aria-label', close);
    dialog.append(large, button);
    dialog.addEventListener('click', () => {
      dialog.close();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  };
  customElements.define(
    'meantime-zoom',
    class extends HTMLElement {
      connectedCallback(): void {
        const picture = this.querySelector('img');
        if (!picture || this.querySelector('.zoom-button')) return;
        const { enlarge = '', close = '' } = this.dataset;
        const button = document.createElement('button');
        Object.assign(button, { type: 'button', className: 'zoom-button' });
        button.setAttribute(
          'aria-label',
          picture.alt === '' ? enlarge : `${enlarge}: ${picture.alt}`,
        );
        button.addEventListener('click', () => {
          open(picture, close);
        });
        this.append(button);
      }
    },
  );
}
