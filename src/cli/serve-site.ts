import { join, resolve } from 'node:path';
import type { Access } from '../collector/access/team-access.ts';
import type { AnsweredRequest } from '../collector/answered-request.ts';
import { isCollectorPath } from '../collector/collector-paths.ts';
import type { Caller } from '../collector/caller.ts';
import { collector } from '../collector/collector.ts';
import { forgetOldRuns } from '../collector/forget-old-runs.ts';
import { watchManifestFile } from '../collector/manifest-file.ts';
import { routePaths, startServer } from '../collector/serve.ts';
import { siteFiles } from '../collector/site-files.ts';
import { isClickhouse, openStore } from '../collector/open-store.ts';
import { manifestPath } from '../protocol/manifest.ts';
import { isPublicPath, publicPages } from '../reports/public-pages.ts';
import { isTeamPath, teamPages } from '../reports/team-pages.ts';
import { openWebhook } from './open-webhook.ts';
import type { ReadWebhook } from './webhook-options.ts';
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
  /** Networks of proxies whose word is taken for where a request comes from. @default this machine's */
  trustedProxies?: readonly string[];
  /** Who may read the report. @default nobody: there is none */
  access?: Access;
  /** Whether everybody may read aggregates, and the badge made of them. @default false */
  isPublic?: boolean;
  /** Where notes and the weekly review are posted. @default nowhere */
  webhook?: ReadWebhook | undefined;
  /** Origin by which the team reaches it, for links in what is posted. */
  publicUrl?: string | undefined;
  /** Wall clock, ms since 1970. */
  now: () => number;
  log: (message: string, error?: unknown) => void;
  /** Is told of every answer of the collector. */
  onAnswer?: (answer: AnsweredRequest) => void;
}

export interface RunningSite {
  /** The site's home page. */
  url: string;
  /** Its base path, with a slash at both ends. */
  base: string;
  close(): Promise<void>;
}

export interface OpenSite {
  fetch: (request: Request, caller?: Caller) => Promise<Response>;
  /** The site's base path, with a slash at both ends. */
  base: string;
  /** Makes no more reports; those who wait for one are asked to come again. */
  stopReports: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Serves a built site, its collector and its report page from one port.
 *
 * @throws MeantimeError `manifest-…`, `store-…`, `port-…`, `host-unknown`
 */
export async function serveSite(options: SiteOptions): Promise<RunningSite> {
  const { host, port, trustedProxies = [] } = options;
  const { fetch, base, stopReports, close } = openSite(options);
  try {
    const server = await startServer({ fetch, host, port, trustedProxies });
    return {
      url: server.url + base,
      base,
      async close() {
        // Who waits for a report is told at once; all else that is under way gets its answer.
        await Promise.all([stopReports(), server.close()]);
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
  const { cwd, dir, database, keepMs, access, isPublic = false, onAnswer, now, log } = options;
  const { webhook, publicUrl } = options;
  const readManifest = watchManifestFile(cwd, join(dir, manifestPath));
  const { base } = readManifest();
  const store = openStore({ cwd, database, log });
  const reporter = new ReportThread({ cwd, database });
  const isAsked = access !== undefined || isPublic;
  if (isAsked && !isClickhouse(database)) reporter.start();
  const reports =
    access && teamPages({ readManifest, store, reporter, now, formKey: access.formKey });
  const posting =
    webhook && openWebhook({ cwd, webhook, store, readManifest, reporter, publicUrl, now, log });
  const collect = collector({
    ...{ manifest: readManifest, store, now, log },
    ...(access && reports && { access, reports }),
    ...(onAnswer && { onAnswer }),
    ...(posting && { onNotes: posting.onNotes }),
    ...(isPublic && {
      publicPages: publicPages({ readManifest, reporter, now }),
    }),
  });
  const isRead = (pathname: string) =>
    isTeamPath(pathname, base) || (isPublic && isPublicPath(pathname, base));
  const fetch = routePaths(
    (pathname) => isRead(pathname) || isCollectorPath(pathname, readManifest()),
    collect,
    siteFiles({ dir: resolve(cwd, dir), base }),
  );
  const stopForgetting =
    keepMs === undefined
      ? undefined
      : forgetOldRuns({ store, site: () => readManifest().site, keepMs, now, log });
  const stopReports = () => reporter.close();
  const close = async () => {
    await stopForgetting?.();
    await stopReports();
    await posting?.close();
    await store.close();
  };
  return { fetch, base, stopReports, close };
}
