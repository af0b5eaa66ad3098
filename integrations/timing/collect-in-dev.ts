import { ownFolder } from '../../src/protocol/own-folder.ts';
import { collector } from '../../src/collector/collector.ts';
import { beaconsPath } from '../../src/protocol/beacon.ts';
import type { Manifest } from '../../src/protocol/manifest.ts';
import { reportPages, reportPaths } from '../../src/reports/report-pages.ts';
import type { DevHandler } from './serve-in-dev.ts';

interface DevCollectorOptions {
  /** The database of development, absolute; a writer's own clicks never reach the readers' one. */
  database: string;
  /** The site's base, with a slash at both ends. */
  base: string;
  readManifest: () => Manifest;
  log: (message: string, error: unknown) => void;
}

export interface DevCollector {
  handle: DevHandler;
  close(): Promise<void>;
}

/**
 * The collector and its report for the development server.
 * Its database is opened by the first beacon or look at the report.
 */
export function collectInDev(options: DevCollectorOptions): DevCollector {
  const { database, base, readManifest, log } = options;
  const own = new Set([beaconsPath, ...reportPaths.map((path) => ownFolder + path)]);
  let opened: ReturnType<typeof open> | undefined;

  async function open() {
    // Nothing that Astro loads knows the store before there is something to keep in it.
    const { sqliteStore } = await import('../../src/collector/sqlite/sqlite-store.ts');
    const store = sqliteStore({ path: database });
    const readEvents = store.readEvents.bind(store);
    const reports = reportPages({ readManifest, readEvents, now: Date.now });
    return { store, collect: collector({ manifest: readManifest, store, reports, log }) };
  }

  return {
    async handle(request) {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(base) || !own.has(pathname.slice(base.length))) return undefined;
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
