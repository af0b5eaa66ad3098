import { firstLine } from '../output/first-line.ts';
import { loadWalkModule } from '../walk-packages.ts';

/** A registry that drops now and then is one that cannot be relied on. */
const mostAsked = 3;
const answerWithinMs = 10_000;

const notReached =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|socket hang up|[Tt]imed? ?out|Timeout/;

/**
 * Asks an address several times, by the proxy that the environment names.
 *
 * @returns why it cannot be relied on; undefined when it answered each time, whatever it said
 */
export async function probeAddress(
  url: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const { request } = loadWalkModule('playwright');
  const proxy = proxyFor(url, env);
  const asking = await request.newContext({
    ignoreHTTPSErrors: true,
    // Whether it answers is asked, not what.
    extraHTTPHeaders: { range: 'bytes=0-0' },
    ...(proxy && { proxy }),
  });
  try {
    for (let asked = 0; asked < mostAsked; asked += 1) {
      const reason = await asking
        .get(url, { timeout: answerWithinMs })
        .then(
          (response) => (response.status() >= 500 ? `it answers ${response.status()}` : undefined),
          reasonOf,
        );
      if (reason !== undefined) return reason;
    }
    return undefined;
  } finally {
    await asking.dispose();
  }
}

/** What came in a form that is no HTTP came from somebody. */
function reasonOf(error: unknown): string | undefined {
  const reason = firstLine(error).replace(/^apiRequestContext\.\w+: /, '');
  return notReached.test(reason) ? reason : undefined;
}

/** The proxy that an environment names for an address, as browsers are told of it. */
export function proxyFor(url: string, env: Readonly<Record<string, string | undefined>>) {
  const scheme = new URL(url).protocol === 'https:' ? 'https' : 'http';
  const server = env[`${scheme}_proxy`] ?? env[`${scheme.toUpperCase()}_PROXY`];
  if (!server) return undefined;
  const bypass = env['no_proxy'] ?? env['NO_PROXY'];
  return { server, ...(bypass ? { bypass } : {}) };
}
