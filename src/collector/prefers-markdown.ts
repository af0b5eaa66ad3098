import { parseAccept } from 'hono/utils/accept';

/**
 * Whether a request would rather have a page as Markdown than as HTML (RFC 9110, 12.5.1): it names
 * `text/markdown`, and wants it no less than HTML. What takes anything (`*`) is a browser or a program
 * that does not care.
 */
export function prefersMarkdown({ headers }: Pick<Request, 'headers'>): boolean {
  const accepted = parseAccept((headers.get('accept') ?? '').slice(0, mostLetters));
  const wanted = qualityOf(accepted, ['text/markdown']);
  return wanted > 0 && wanted >= qualityOf(accepted, ['text/html', 'text/*', '*/*']);
}

/** No browser sends more; what a stranger sends beyond it is not read. */
const mostLetters = 1_000;

/** Of the first of the types, the most specific before the others, that the header names. */
function qualityOf(accepted: ReturnType<typeof parseAccept>, types: readonly string[]): number {
  for (const type of types) {
    const found = accepted.find((one) => one.type.toLowerCase() === type);
    if (found) return found.q;
  }
  return 0;
}
