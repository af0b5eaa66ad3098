import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../protocol/manifest.ts';
import { demandWalks } from './demand-walks.ts';
import { walkthroughsUnreadable } from '../errors.ts';
import type { WalkChoice } from '../chosen-variant.ts';
import { browserLaunchOptions } from '../find-browser.ts';
import { endProcesses } from '../terminal/end-processes.ts';
import { loadWalkModule } from '../walk-packages.ts';
import { claimFolder, clearLeftovers, removeFolder } from '../workspace/claim-folder.ts';
import { givePackages } from '../registry/give-packages.ts';
import { serveTurns } from '../turns/serve-turns.ts';
import { collectResults, type Collected, type EndedWalkthrough } from './collect-results.ts';
import { runPlaywright } from './run-playwright.ts';
import type { WalkEvent } from './walk-event.ts';
import { walksOf } from './walks-of.ts';

export interface WalkSiteOptions extends WalkChoice {
  /** Address of the site, with its base path. */
  siteUrl: string;
  manifest: Manifest;
  /** The project's root, absolute. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Folder of the project's own walkthroughs, absolute; it need not exist. */
  specFolder: string;
  /** How many are walked at once. */
  workers: number;
  commandTimeoutMs?: number;
  /** Whether what each action adds is counted. */
  isCounted?: true;
  /** Whether the browser is to be seen. */
  isHeaded?: boolean;
  /** What newcomers have that is not released, as `givePackages` takes it. */
  givenPaths: readonly string[];
  /** Folder that keeps what package registries answer; absent when nothing is kept. */
  cacheFolder?: string;
  /** Who walks: an assistant; absent for a person. */
  reader?: 'agent';
  /** Where recordings and screenshots are kept, absolute. */
  artifactsFolder: string;
  signal: AbortSignal;
  onEvent: (event: WalkEvent) => void;
  /** Told before the first walkthrough and after each of all that have ended, so that nothing known is lost. */
  onEnded: (ended: readonly EndedWalkthrough[]) => void;
}

/**
 * Runs the project's walkthroughs, or walks every variant of every quickstart when it has none.
 * Whatever happens, nothing that was started is left. One that is stopped gives what it knows.
 *
 * @throws MeantimeError `nothing-to-walk`, `walkthroughs-unreadable`, `walk-on-windows`, `walk-packages-missing`, `browser-missing`
 */
export async function walkSite(options: WalkSiteOptions): Promise<EndedWalkthrough[]> {
  const { siteUrl, manifest, specFolder, only, variant, artifactsFolder } = options;
  const choice = { ...(only !== undefined && { only }), ...(variant !== undefined && { variant }) };
  const { cwd, env, signal, commandTimeoutMs, isHeaded = false } = options;
  const hasSpecs = findsSpecs(specFolder);
  const walks = walksOf(manifest.quickstarts, choice);
  demandWalks(manifest, choice);
  // Windows share the clipboard of their screen.
  const workers = isHeaded ? 1 : Math.min(options.workers, walks.length);

  ensureBrowser(env['PATH'] ?? '', isHeaded);
  await clearLeftovers();
  const { close, ...packages } = await givePackages({
    ...{ paths: options.givenPaths, cwd, env },
    ...(options.cacheFolder === undefined ? {} : { cacheFolder: options.cacheFolder }),
  });
  // What the walk before left is kept until there is nothing more to be refused.
  rmSync(artifactsFolder, { recursive: true, force: true });
  options.onEnded([]);
  const temporaryFolder = claimFolder();
  const { collected, take } = collectResults(artifactsFolder);
  const turns = workers > 1 ? await serveTurns(temporaryFolder) : undefined;
  try {
    const output = await runPlaywright({
      settings: {
        siteUrl,
        walks,
        isHeaded,
        workers,
        given: {
          ...packages,
          ...(turns && { turns: turns.path }),
          ...(options.reader && { reader: options.reader }),
        },
        outputFolder: join(temporaryFolder, 'playwright'),
        ...(hasSpecs ? { specFolder } : {}),
        ...choice,
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
        if (event.type === 'walk-end') options.onEnded(walkedOf(collected, manifest));
      },
    });
    const ended = walkedOf(collected, manifest);
    if (signal.aborted) return ended;
    const reason =
      collected.errors.join('\n') || (collected.ended.length === 0 ? output.trim() : '');
    if (reason !== '') throw walkthroughsUnreadable(reason);
    return ended;
  } finally {
    await turns?.close();
    await close();
    await endProcesses({ home: temporaryFolder, sessions: [] });
    removeFolder(temporaryFolder);
  }
}

/** In the order of the manifest, whichever was first. */
function walkedOf({ ended }: Collected, { quickstarts }: Manifest): EndedWalkthrough[] {
  const known = quickstarts.flatMap(({ id, locale, variants }) =>
    variants.map((variant) => JSON.stringify([id, locale, variant.id])),
  );
  const placeOf = ({ results: [first] }: EndedWalkthrough) =>
    first ? known.indexOf(JSON.stringify([first.quickstart, first.locale, first.variant])) : -1;
  return ended.filter(({ status }) => status !== 'skipped').sort((a, b) => placeOf(a) - placeOf(b));
}

/** The runner would say it less plainly. */
function ensureBrowser(searchPath: string, isHeaded: boolean): void {
  const { chromium } = loadWalkModule('playwright');
  browserLaunchOptions({ ownExecutable: chromium.executablePath(), searchPath, isHeaded });
}

function findsSpecs(folder: string): boolean {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) =>
    /\.(?:spec|test)\.m?[jt]s$/.test(name),
  );
}
