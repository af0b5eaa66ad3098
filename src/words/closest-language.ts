/**
 * The language among those that have words which is closest to a page's: the same, else the one that
 * it is a kind of (`de` for `de-AT`), else English.
 * Self-contained: its text is sent to the browser.
 *
 * @param known the closer ones first, as `languagesWithWords` gives them
 */
export function closestLanguage(page: string, known: readonly string[]): string {
  const tag = page.replaceAll('_', '-').toLowerCase();
  return known.find((one) => `${tag}-`.startsWith(`${one.toLowerCase()}-`)) ?? 'en';
}
