import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../protocol/manifest.ts';
import { quickstartName } from '../../protocol/quickstart-name.ts';
import { nothingToWalk, walkInterrupted, walkthroughsUnreadable } from '../errors.ts';
import { browserLaunchOptions } from '../find-browser.ts';
import { endProcesses } from '../terminal/end-processes.ts';
import { loadWalkModule } from '../walk-packages.ts';
import { collectResults, type EndedWalkthrough } from './collect-results.ts';
import { runPlaywright } from './run-playwright.ts';
import type { WalkEvent } from './walk-event.ts';
import { walksOf } from './walks-of.ts';

export interface WalkSiteOptions {
  /** Address of the site, with its base path. */
  siteUrl: string;
  manifest: Manifest;
  /** The project's root, absolute. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Folder of the project's own walkthroughs, absolute; it need not exist. */
  specFolder: string;
  /** Id of the one quickstart to walk. */
  only?: string;
  commandTimeoutMs?: number;
  /** Where recordings and screenshots are kept, absolute. */
  artifactsFolder: string;
  signal: AbortSignal;
  onEvent: (event: WalkEvent) => void;
}

/**
 * Runs the project's walkthroughs, or walks every variant of every quickstart when it has none.
 * Whatever happens, nothing that was started is left.
 *
 * @throws MeantimeError `nothing-to-walk`, `walkthroughs-unreadable`, `walk-interrupted`,
 * `walk-on-windows`, `walk-packages-missing`, `browser-missing`
 */
export async function walkSite(options: WalkSiteOptions): Promise<EndedWalkthrough[]> {
  const { siteUrl, manifest, specFolder, only, commandTimeoutMs, artifactsFolder } = options;
  const { cwd, env, signal } = options;
  const hasSpecs = findsSpecs(specFolder);
  const chosen = manifest.quickstarts.filter(({ id }) => only === undefined || id === only);
  const walks = walksOf(chosen);
  if (walks.length === 0) {
    throw nothingToWalk(only, manifest.quickstarts.map(quickstartName));
  }

  ensureBrowser(env['PATH'] ?? '');
  rmSync(artifactsFolder, { recursive: true, force: true });
  const temporaryFolder = realpathSync(mkdtempSync(join(tmpdir(), 'meantime-walk-')));
  const { collected, take } = collectResults(artifactsFolder);
  try {
    const output = await runPlaywright({
      settings: {
        siteUrl,
        walks,
        outputFolder: join(temporaryFolder, 'playwright'),
        ...(hasSpecs ? { specFolder } : {}),
        ...(only === undefined ? {} : { only }),
        ...(commandTimeoutMs === undefined ? {} : { commandTimeoutMs }),
      },
      cwd,
      env,
      temporaryFolder,
      signal,
      onEvent(event) {
        take(event);
        options.onEvent(event);
      },
    });
    if (signal.aborted) throw walkInterrupted();
    const ended = collected.ended.filter(({ status }) => status !== 'skipped');
    const reason =
      collected.errors.join('\n') || (collected.ended.length === 0 ? output.trim() : '');
    if (reason !== '') throw walkthroughsUnreadable(reason);
    return ended;
  } finally {
    await endProcesses({ home: temporaryFolder, sessions: [] });
    rmSync(temporaryFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The runner would say it less plainly. */
function ensureBrowser(searchPath: string): void {
  const { chromium } = loadWalkModule('playwright');
  browserLaunchOptions({ ownExecutable: chromium.executablePath(), searchPath });
}

function findsSpecs(folder: string): boolean {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) =>
    /\.(?:spec|test)\.m?[jt]s$/.test(name),
  );
}
