import { parseHTML } from 'linkedom';

/**
 * Whether a page has what a fragment names. Where no heading has an id, scripts may give them:
 * `unknown`.
 */
export function findAnchor(html: string, anchor: string): 'there' | 'missing' | 'unknown' {
  const { document } = parseHTML(html);
  // The second is what GitHub makes of the ids of a README.
  const isThere = [anchor, `user-content-${anchor}`].some(
    (id) => document.getElementById(id) !== null,
  );
  if (isThere) return 'there';
  const named = [...document.querySelectorAll('a[name]')];
  if (named.some((one) => one.getAttribute('name') === anchor)) return 'there';
  const hasIds = document.querySelector('h1[id], h2[id], h3[id], h4[id]') !== null;
  return hasIds ? 'missing' : 'unknown';
}
