/**
 * Sets the reader's colour scheme on the root element, before anything is painted.
 * Self-contained: its text is sent to the browser (see routes/boot.ts).
 */
export function applyTheme(): void {
  const apply = (root: HTMLElement): void => {
    root.dataset['script'] = '';
    let choice: string | null = null;
    try {
      choice = localStorage.getItem('meantime:theme');
    } catch {
      // Storage is forbidden: the system's scheme it is.
    }
    if (choice === 'light' || choice === 'dark') root.dataset['theme'] = choice;
    else delete root.dataset['theme'];
  };
  apply(document.documentElement);
  addEventListener('storage', () => {
    apply(document.documentElement);
  });
  // A view transition takes the attributes of the page that comes.
  document.addEventListener('astro:before-swap', (event) => {
    apply((event as Event & { newDocument: Document }).newDocument.documentElement); // Astro's router adds it
  });
}
