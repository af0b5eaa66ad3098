import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { walkthroughsUnreadable } from '../errors.ts';
import { collectResults, type EndedWalkthrough } from '../runner/collect-results.ts';
import { runPlaywright } from '../runner/run-playwright.ts';
import type { WalkEvent } from '../runner/walk-event.ts';
import { endProcesses } from '../terminal/end-processes.ts';
import { claimFolder, clearLeftovers, removeFolder } from '../workspace/claim-folder.ts';
import type { WantedPage } from './foreign-way.ts';

interface PageWalk {
  wanted: WantedPage;
  /** The folder that the command was started in, absolute. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  commandTimeoutMs: number;
  /** Where recordings and screenshots are kept, absolute. */
  artifactsFolder: string;
  signal: AbortSignal;
  onEvent: (event: WalkEvent) => void;
}

/**
 * Walks one page of any site. Whatever happens, nothing that was started is left.
 *
 * @returns undefined when it was stopped before it had begun
 * @throws MeantimeError `walkthroughs-unreadable`
 */
export async function walkPage(walk: PageWalk): Promise<EndedWalkthrough | undefined> {
  const { wanted, cwd, env, commandTimeoutMs, artifactsFolder, signal, onEvent } = walk;
  rmSync(artifactsFolder, { recursive: true, force: true });
  await clearLeftovers();
  const temporaryFolder = claimFolder();
  const { collected, take } = collectResults(artifactsFolder);
  try {
    const output = await runPlaywright({
      settings: {
        ...{
          siteUrl: wanted.url,
          walks: [],
          workers: 1,
          given: {},
          page: wanted,
          commandTimeoutMs,
        },
        outputFolder: join(temporaryFolder, 'playwright'),
      },
      ...{ cwd, env, temporaryFolder, signal },
      onEvent(event) {
        take(event);
        onEvent(event);
      },
    });
    const [ended] = collected.ended;
    if (ended || signal.aborted) return ended;
    throw walkthroughsUnreadable(collected.errors.join('\n') || output.trim());
  } finally {
    await endProcesses({ home: temporaryFolder, sessions: [] });
    removeFolder(temporaryFolder);
  }
}
