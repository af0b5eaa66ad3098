/**
 * Fetches the page behind a link of this site when the reader points at it, touches it or moves the
 * focus to it. It is fetched and no more: none of its scripts run, so that nobody has landed on it.
 * Nothing is fetched for readers who save data or whose connection is slow.
 * Self-contained: its text is sent to the browser (see routes/prefetch.ts).
 *
 * @param ignored paths that the site lets be, as regular expressions: who knows what answers there
 */
export function prefetchLinks(ignored: readonly string[]): void {
  interface Connection {
    saveData?: boolean;
    effectiveType?: string;
  }
  const known = new Set([location.pathname]);
  let waiting = 0;
  const fetchPage = ({ origin, pathname }: HTMLAnchorElement): void => {
    const { connection } = navigator as Navigator & { connection?: Connection }; // of some browsers
    if (connection?.saveData || connection?.effectiveType?.includes('2g')) return;
    // Pages end in a slash; files are not for reading ahead.
    if (origin !== location.origin || !pathname.endsWith('/') || known.has(pathname)) return;
    if (ignored.some((pattern) => new RegExp(pattern).test(pathname))) return;
    known.add(pathname);
    const link = document.createElement('link');
    Object.assign(link, { rel: 'prefetch', href: pathname });
    document.head.append(link);
  };
  for (const name of ['pointerover', 'touchstart', 'focusin'] as const) {
    document.addEventListener(
      name,
      ({ target }) => {
        const link = target instanceof Element && target.closest('a');
        clearTimeout(waiting);
        // A pointer on its way elsewhere passes many.
        if (link) waiting = window.setTimeout(fetchPage, name === 'pointerover' ? 65 : 0, link);
      },
      { passive: true },
    );
  }
}
