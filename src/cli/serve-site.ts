import { ownFolder } from '../protocol/own-folder.ts';
import { join, resolve } from 'node:path';
import { isCollectorPath } from '../collector/collector-paths.ts';
import type { TrustedProxies } from '../collector/caller-address.ts';
import type { Caller } from '../collector/caller.ts';
import { collector } from '../collector/collector.ts';
import { forgetOldRuns } from '../collector/forget-old-runs.ts';
import { watchManifestFile } from '../collector/manifest-file.ts';
import { routePaths, startServer } from '../collector/serve.ts';
import { siteFiles } from '../collector/site-files.ts';
import { openStore } from '../collector/open-store.ts';
import { manifestPath } from '../protocol/manifest.ts';
import { reportPages, reportPaths } from '../reports/report-pages.ts';
import { ReportThread } from './report-thread.ts';

export interface SiteOptions {
  /** The project's root, absolute. */
  cwd: string;
  /** The folder that the build wrote, as it is named to people; relative to the root. */
  dir: string;
  /** The database file, likewise, created when missing; or the URL of one in ClickHouse. */
  database: string;
  /** Runs that landed longer ago are erased. @default none are */
  keepMs?: number | undefined;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Proxies in front whose word is taken for where a request comes from. @default this machine's */
  proxies?: TrustedProxies;
  /** Wall clock, ms since 1970. */
  now: () => number;
  log: (message: string, error?: unknown) => void;
}

export interface RunningSite {
  /** The site's home page. */
  url: string;
  /** The report page. */
  reportUrl: string;
  close(): Promise<void>;
}

export interface OpenSite {
  fetch: (request: Request, caller?: Caller) => Promise<Response>;
  /** The site's base path, with a slash at both ends. */
  base: string;
  close: () => Promise<void>;
}

/**
 * Serves a built site, its collector and its report page from one port.
 *
 * @throws MeantimeError `manifest-…`, `store-…`, `port-…`, `host-unknown`
 */
export async function serveSite(options: SiteOptions): Promise<RunningSite> {
  const { host, port, proxies } = options;
  const { fetch, base, close } = openSite(options);
  try {
    const server = await startServer({ fetch, host, port, ...(proxies && { proxies }) });
    return {
      url: server.url + base,
      reportUrl: server.url + base + ownFolder,
      async close() {
        await server.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The same as one handler, for who opens the port otherwise.
 *
 * @throws MeantimeError `manifest-…`, `store-…`
 */
export function openSite(options: Omit<SiteOptions, 'host' | 'port'>): OpenSite {
  const { cwd, dir, database, keepMs, now, log } = options;
  const readManifest = watchManifestFile(cwd, join(dir, manifestPath));
  const { base } = readManifest();
  const store = openStore({ cwd, database, log });
  const reporter = new ReportThread({ cwd, database });
  const reports = reportPages({ readManifest, makeReport: reporter.make, now });
  const collect = collector({ manifest: readManifest, store, reports, now, log });
  const reported = new Set(reportPaths.map((path) => ownFolder + path));
  const isReport = (pathname: string) =>
    pathname.startsWith(base) && reported.has(pathname.slice(base.length));
  const fetch = routePaths(
    (pathname) => isReport(pathname) || isCollectorPath(pathname, readManifest()),
    collect,
    siteFiles({ dir: resolve(cwd, dir), base }),
  );
  const stopForgetting =
    keepMs === undefined
      ? undefined
      : forgetOldRuns({ store, site: () => readManifest().site, keepMs, now, log });
  const close = async () => {
    await stopForgetting?.();
    await reporter.close();
    await store.close();
  };
  return { fetch, base, close };
}
