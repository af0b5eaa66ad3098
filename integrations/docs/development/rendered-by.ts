import type { ViteDevServer } from 'vite';
import { withBase } from '../addresses/page-address.ts';

/** Asks the development server for a page, as a browser would: its HTML, if there is such a page. */
export function renderedBy(
  server: ViteDevServer,
  base: string,
): (path: string) => Promise<string | undefined> {
  return async (path) => {
    const address = server.httpServer?.address();
    if (typeof address !== 'object' || address === null) return undefined;
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    const response = await fetch(`http://${host}:${address.port}${withBase(base, path)}`);
    return response.ok ? await response.text() : undefined;
  };
}
