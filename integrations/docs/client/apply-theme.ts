/**
 * Sets the reader's colour scheme on the root element, before anything is painted.
 * Self-contained: its text is sent to the browser (see routes/boot.ts).
 */
export function applyTheme(): void {
  const apply = (): void => {
    const root = document.documentElement;
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
  apply();
  document.addEventListener('astro:after-swap', apply);
  addEventListener('storage', apply);
}
