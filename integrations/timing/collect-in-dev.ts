import type { AstroIntegrationLogger } from 'astro';
import { keptToken } from '../../src/collector/access/read-token.ts';
import { teamAccess } from '../../src/collector/access/team-access.ts';
import { isCollectorPath } from '../../src/collector/collector-paths.ts';
import { collector } from '../../src/collector/collector.ts';
import type { Manifest } from '../../src/protocol/manifest.ts';
import { ownFolder } from '../../src/protocol/own-folder.ts';
import { reporter } from '../../src/reports/reporter.ts';
import { isTeamPath, teamPages } from '../../src/reports/team-pages.ts';
import type { DevHandler } from './serve-in-dev.ts';

interface DevCollectorOptions {
  /** The database of development, absolute; a writer's own clicks never reach the readers' one. */
  database: string;
  /** The site's base, with a slash at both ends. */
  base: string;
  readManifest: () => Manifest;
  log: (message: string, error?: unknown) => void;
  /** Origin by which the writer reaches it, where that is another machine's. */
  publicUrl?: string;
  /** Where a path of the development server is, once it listens. */
  addressOf: (path: string) => string;
}

export interface DevCollector {
  handle: DevHandler;
  /** Tells the writer a link that opens the report. */
  tellReport(logger: Pick<AstroIntegrationLogger, 'info'>): void;
  close(): Promise<void>;
}

/**
 * The collector and its report for the development server.
 * Its database is opened by the first beacon or look at the report.
 */
export function collectInDev(options: DevCollectorOptions): DevCollector {
  const { database, base, readManifest, log, publicUrl, addressOf } = options;
  const file = { path: `${database}.token`, name: `${database}.token` };
  // Looked up, and made, by the first look at the report.
  const access = teamAccess({
    token: () => keptToken(file),
    ...(publicUrl !== undefined && { publicUrl }),
  });
  let opened: ReturnType<typeof open> | undefined;

  async function open() {
    // Nothing that Astro loads knows the store before there is something to keep in it.
    const { sqliteStore } = await import('../../src/collector/sqlite/sqlite-store.ts');
    const store = sqliteStore({ path: database });
    const { formKey } = access;
    const usual = { readManifest, now: Date.now };
    const reports = teamPages({ ...usual, store, reporter: reporter(store), formKey });
    return { store, collect: collector({ manifest: readManifest, store, access, reports, log }) };
  }

  return {
    tellReport(logger) {
      const link = addressOf(base + ownFolder + access.newLink());
      logger.info(`runs of development are reported at ${link} (opens once, within the hour)`);
    },
    async handle(request) {
      const { pathname } = new URL(request.url);
      const isOurs = isTeamPath(pathname, base) || isCollectorPath(pathname, readManifest());
      if (!isOurs) return undefined;
      opened ??= open().catch((error: unknown) => {
        // A database that another program held may be free at the next request.
        opened = undefined;
        throw error;
      });
      const { collect } = await opened;
      return collect(request);
    },
    async close() {
      const { store } = (await opened) ?? {};
      await store?.close();
    },
  };
}
