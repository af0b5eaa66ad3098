import type { APIRequestContext } from 'playwright';
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

export interface RegistryClient {
  ask: (question: RegistryQuestion) => Promise<RegistryAnswer>;
  close: () => Promise<void>;
}

const answerWithinMs = 120_000;
/** A connection that is dropped once is no registry that is gone. */
const mostAsked = 3;

/** Asks a registry by the proxy that the environment names. */
export function registryClient(
  registry: string,
  env: Readonly<Record<string, string | undefined>>,
): RegistryClient {
  const proxy = proxyFor(registry, env);
  let opened: Promise<APIRequestContext> | undefined;
  const open = () =>
    (opened ??= loadWalkModule('playwright').request.newContext({ ...(proxy && { proxy }) }));
  return {
    async ask({ method, url, headers, body }) {
      const context = await open();
      const data = body === undefined ? {} : { data: body };
      for (let asked = 1; ; asked += 1) {
        try {
          const response = await context.fetch(url, {
            ...{ method, headers, timeout: answerWithinMs },
            ...data,
          });
          const answer = {
            status: response.status(),
            contentType: response.headers()['content-type'] ?? 'application/octet-stream',
            body: await response.body(),
          };
          // Else the context keeps what it got.
          await response.dispose();
          return answer;
        } catch (error) {
          if (asked === mostAsked) throw error;
        }
      }
    },
    async close() {
      await (await opened)?.dispose();
    },
  };
}
