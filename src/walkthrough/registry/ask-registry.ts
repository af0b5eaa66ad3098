import { proxyFor } from '../network/probe-address.ts';
import { loadWalkModule } from '../walk-packages.ts';

export interface RegistryQuestion {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Buffer;
}

export interface RegistryAnswer {
  status: number;
  contentType: string;
  body: Buffer;
}

const answerWithinMs = 120_000;
/** A connection that is dropped once is no registry that is gone. */
const mostAsked = 3;

/** Asks the registry by the proxy that the environment names. */
export async function askRegistry(
  { method, url, headers, body }: RegistryQuestion,
  env: Readonly<Record<string, string | undefined>>,
): Promise<RegistryAnswer> {
  const { request } = loadWalkModule('playwright');
  const proxy = proxyFor(url, env);
  const asking = await request.newContext({ ...(proxy && { proxy }) });
  try {
    for (let asked = 1; ; asked += 1) {
      try {
        const data = body === undefined ? {} : { data: body };
        const timeout = answerWithinMs;
        const response = await asking.fetch(url, { method, headers, timeout, ...data });
        const contentType = response.headers()['content-type'] ?? 'application/octet-stream';
        return { status: response.status(), contentType, body: await response.body() };
      } catch (error) {
        if (asked === mostAsked) throw error;
      }
    }
  } finally {
    await asking.dispose();
  }
}
