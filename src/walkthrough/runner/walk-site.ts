import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../protocol/manifest.ts';
import { quickstartName } from '../../protocol/quickstart-name.ts';
import { nothingToWalk, walkthroughsUnreadable } from '../errors.ts';
import { browserLaunchOptions } from '../find-browser.ts';
import { endProcesses } from '../terminal/end-processes.ts';
import { loadWalkModule } from '../walk-packages.ts';
import { claimFolder, clearLeftovers, removeFolder } from '../workspace/claim-folder.ts';
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
  /** Whether what each action adds is counted. */
  isCounted?: true;
  /** Whether the browser is to be seen. */
  isHeaded?: boolean;
  /** Where recordings and screenshots are kept, absolute. */
  artifactsFolder: string;
  signal: AbortSignal;
  onEvent: (event: WalkEvent) => void;
  /** Told after each walkthrough of all that have ended, so that nothing known is lost. */
  onEnded: (ended: readonly EndedWalkthrough[]) => void;
}

const wasWalked = ({ status }: EndedWalkthrough) => status !== 'skipped';

/**
 * Runs the project's walkthroughs, or walks every variant of every quickstart when it has none.
 * Whatever happens, nothing that was started is left. One that is stopped gives what it knows.
 *
 * @throws MeantimeError `nothing-to-walk`, `walkthroughs-unreadable`, `walk-on-windows`, `walk-packages-missing`, `browser-missing`
 */
export async function walkSite(options: WalkSiteOptions): Promise<EndedWalkthrough[]> {
  const { siteUrl, manifest, specFolder, only, commandTimeoutMs, artifactsFolder } = options;
  const { cwd, env, signal, isHeaded = false } = options;
  const hasSpecs = findsSpecs(specFolder);
  const chosen = manifest.quickstarts.filter(({ id }) => only === undefined || id === only);
  const walks = walksOf(chosen);
  if (walks.length === 0) {
    throw nothingToWalk(only, manifest.quickstarts.map(quickstartName));
  }

  ensureBrowser(env['PATH'] ?? '');
  rmSync(artifactsFolder, { recursive: true, force: true });
  await clearLeftovers();
  const temporaryFolder = claimFolder();
  const { collected, take } = collectResults(artifactsFolder);
  try {
    const output = await runPlaywright({
      settings: {
        siteUrl,
        walks,
        isHeaded,
        outputFolder: join(temporaryFolder, 'playwright'),
        ...(hasSpecs ? { specFolder } : {}),
        ...(only === undefined ? {} : { only }),
        ...(commandTimeoutMs === undefined ? {} : { commandTimeoutMs }),
        ...(options.isCounted ? { isCounted: true } : {}),
      },
      cwd,
      env,
      temporaryFolder,
      signal,
      onEvent(event) {
        take(event);
        options.onEvent(event);
        if (event.type === 'walk-end') options.onEnded(collected.ended.filter(wasWalked));
      },
    });
    const ended = collected.ended.filter(wasWalked);
    if (signal.aborted) return ended;
    const reason =
      collected.errors.join('\n') || (collected.ended.length === 0 ? output.trim() : '');
    if (reason !== '') throw walkthroughsUnreadable(reason);
    return ended;
  } finally {
    await endProcesses({ home: temporaryFolder, sessions: [] });
    removeFolder(temporaryFolder);
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
