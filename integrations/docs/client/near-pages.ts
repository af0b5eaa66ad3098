/** A page of the site by its path below the base. */
export interface KnownPage {
  path: string;
  label: string;
}

/**
 * The pages whose addresses are near to one that leads nowhere, the nearest first, at most three:
 * those that differ in capitals, ending or language alone; then in a few letters; then what has the
 * same last part, or nearly, in another folder. Empty where nothing is near.
 * Self-contained: its text is sent to the browser (see routes/suggestions.ts).
 *
 * @param asked path below the base, as the browser has it
 * @param edits how many letters differ; more than the limit where there are more
 */
export function nearPages<Page extends KnownPage>(
  asked: string,
  pages: readonly Page[],
  edits: (a: string, b: string, limit: number) => number,
): Page[] {
  // What is longer is no slip of a hand.
  const longest = 200;
  const decoded = (path: string): string | undefined => {
    try {
      return decodeURIComponent(path);
    } catch {
      return undefined;
    }
  };
  const partsOf = (path: string): string[] => {
    const bare = path
      .normalize('NFC')
      .toLowerCase()
      .replace(/\.(?:html?|mdx?|php|aspx?)\/?$/, '');
    const parts = bare.split('/').filter((part) => part !== '');
    if (parts.at(-1) === 'index') parts.pop();
    return parts.map((part) => part.replace(/[\s_]+/g, '-'));
  };
  const languageOf = ([first = '']: readonly string[]): string =>
    /^[a-z]{2}(?:-[a-z]{2,4})?$/.test(first) ? first : '';
  const withoutLanguage = (parts: readonly string[]): string =>
    parts.slice(languageOf(parts) === '' ? 0 : 1).join('/');
  const slips = (text: string): number => Math.min(4, Math.floor(text.length / 4));

  const path = asked.length > longest ? undefined : decoded(asked);
  const wanted = path === undefined ? [] : partsOf(path);
  const whole = wanted.join('/');
  const last = wanted.at(-1) ?? '';
  if (last === '') return [];
  const distance = (parts: readonly string[]): number | undefined => {
    const own = parts.join('/');
    if (own === '') return undefined;
    if (own === whole) return 0;
    const languageless = withoutLanguage(wanted);
    if (languageless !== '' && withoutLanguage(parts) === languageless) return 1;
    const few = Math.min(2, slips(whole));
    const changed = edits(whole, own, few);
    if (changed <= few) return 1 + changed;
    const end = parts.at(-1) ?? '';
    const changedEnd = edits(last, end, slips(last));
    if (changedEnd > slips(last)) return undefined;
    const shared = parts.filter((part) => wanted.includes(part)).length;
    const isForeign = !['', languageOf(wanted)].includes(languageOf(parts));
    return 20 + 10 * changedEnd - Math.min(shared, 9) + (isForeign ? 5 : 0);
  };
  return pages
    .map((page) => ({ page, far: distance(partsOf(decoded(page.path) ?? page.path)) }))
    .filter((one): one is { page: Page; far: number } => one.far !== undefined)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ page }) => page);
}
