import { systemCode } from '../../text/system-errors.ts';
import { findAnchor } from './find-anchor.ts';

/** What came of asking for an address. */
export type LinkVerdict =
  | { kind: 'there'; movedTo?: string }
  /** `why` follows the address: `answers 404`. */
  | { kind: 'gone'; why: string }
  /** A reader's browser may see it; what `mayPass` may be otherwise in a minute. */
  | { kind: 'unjudged'; why: string; mayPass: boolean }
  /** No such host, as far as this machine can say. */
  | { kind: 'unknown-host' };

export interface AskOptions {
  /** How an address is asked for: `fetch`. */
  fetch: typeof fetch;
  signal: AbortSignal;
  /** How long an answer may take, in ms. */
  patienceMs: number;
  /** Hosts that nobody is asked for, where a redirect leads to them either. */
  isReserved: (hostname: string) => boolean;
}

const mostRedirects = 10;
const mostBytes = 5_000_000;

/** Asks for an address as a browser would, and reads the page only where an anchor is looked for. */
export async function askAddress(url: URL, asking: AskOptions): Promise<LinkVerdict> {
  const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(asking.patienceMs)]);
  try {
    return await follow(url, { ...asking, signal });
  } catch (error) {
    asking.signal.throwIfAborted();
    return ofError(error);
  }
}

async function follow(url: URL, asking: AskOptions): Promise<LinkVerdict> {
  let address = url;
  let isPermanent = true;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await asking.fetch(address, {
      redirect: 'manual',
      signal: asking.signal,
      headers: {
        accept: 'text/html,*/*;q=0.8',
        'user-agent': 'Mozilla/5.0 (compatible; Meantime)',
      },
    });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) {
      const answer = await ofResponse(response, url);
      const isMoved = redirects > 0 && isPermanent && answer.kind === 'there';
      return isMoved ? { ...answer, movedTo: withHash(address, url) } : answer;
    }
    await response.body?.cancel();
    isPermanent &&= response.status === 301 || response.status === 308;
    address = new URL(next, address);
    if (!/^https?:$/.test(address.protocol)) {
      return { kind: 'unjudged', why: `leads to ${address.protocol}`, mayPass: false };
    }
    if (asking.isReserved(address.hostname)) {
      const why = `leads to ${address.host}, which is nobody's or private`;
      return { kind: 'unjudged', why, mayPass: false };
    }
  }
  return { kind: 'gone', why: 'leads in a circle' };
}

function withHash({ href, hash }: URL, { hash: written }: URL): string {
  return hash === '' ? href + written : href;
}

async function ofResponse(response: Response, { hash }: URL): Promise<LinkVerdict> {
  const { status, body, ok } = response;
  const anchor = anchorOf(hash);
  if (ok && anchor !== undefined && /\bhtml\b/.test(response.headers.get('content-type') ?? '')) {
    const text = await readSome(body);
    return ofAnchor(anchor, text);
  }
  await body?.cancel();
  if (ok) return { kind: 'there' };
  if (status === 404 || status === 410) return { kind: 'gone', why: `answers ${status}` };
  const mayPass = status === 408 || status === 429 || status >= 500;
  return { kind: 'unjudged', why: `answers ${status}`, mayPass };
}

function ofAnchor(anchor: string, html: string | undefined): LinkVerdict {
  const found = html === undefined ? 'unknown' : findAnchor(html, anchor);
  if (found === 'there') return { kind: 'there' };
  if (found === 'missing') return { kind: 'gone', why: `has nothing called #${anchor}` };
  const why = `is a page whose #${anchor} could not be looked for`;
  return { kind: 'unjudged', why, mayPass: false };
}

/** The id that a fragment names; undefined for one that names none, or is a program's own. */
function anchorOf(hash: string): string | undefined {
  const [fragment = ''] = hash.slice(1).split(':~:');
  if (fragment === '' || fragment === 'top' || /[/!=?&]/.test(fragment)) return undefined;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

async function readSome(body: Response['body']): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

/** What a browser would refuse as well. */
const refused = new Map([
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is of another name'],
]);

function ofError(error: unknown): LinkVerdict {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = systemCode(cause);
  if (code === 'ENOTFOUND') return { kind: 'unknown-host' };
  const why = refused.get(code);
  if (why !== undefined) return { kind: 'gone', why: `is not shown by browsers: ${why}` };
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  const [said] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return {
    kind: 'unjudged',
    why: isLate
      ? 'does not answer in time'
      : `cannot be reached: ${code === 'unknown' ? said : code}`,
    mayPass: true,
  };
}
