import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSite } from '../../../src/cli/serve-site.ts';
import { startServer } from '../../../src/collector/serve.ts';
import { strictPolicy } from '../../harness/strict-policy.ts';

export interface ServedSite {
  /** Address of the home page. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a built site as `meantime serve` does, compressed, with its collector, on a port that the
 * system chooses, under the strict Content-Security-Policy that the theme promises to live with.
 */
export async function serveBuiltSite(dist: string): Promise<ServedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'meantime-bench-page-'));
  const removeFolder = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const database = join(folder, 'events.sqlite');
    const log = (message: string, error: unknown): void => {
      console.error(message, error);
    };
    const site = openSite({ cwd: folder, dir: dist, database, now: Date.now, log });
    const fetch = async (request: Request): Promise<Response> => {
      const response = await site.fetch(request);
      response.headers.set('Content-Security-Policy', strictPolicy);
      return response;
    };
    const server = await startServer({ fetch, host: '127.0.0.1', port: 0 });
    return {
      url: server.url + site.base,
      async close() {
        await server.close();
        await site.close();
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
