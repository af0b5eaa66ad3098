import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../build/measure/run-program.ts';
import { programEnvironment } from '../../build/project.ts';
import { categoryIds, parseReport, type LighthouseRun } from './parse-report.ts';

export interface LighthouseWorld {
  /** Path of Lighthouse's command. */
  command: string;
  /** Path of the browser. */
  browser: string;
  /** Folder for its report. */
  folder: string;
  signal: AbortSignal;
}

const timeoutMs = 3 * 60_000;

// The mobile preset and simulated throttling are Lighthouse's defaults. The sandbox needs rights
// that containers lack, and their /dev/shm is too small for a page.
const browserFlags = '--headless=new --no-sandbox --disable-dev-shm-usage';

/**
 * One run of Lighthouse's mobile preset over a page.
 *
 * @throws Error with what Lighthouse said
 */
export async function runLighthouse(world: LighthouseWorld, url: string): Promise<LighthouseRun> {
  const { command, browser, folder, signal } = world;
  const file = join(folder, 'report.json');
  const end = await runProgram({
    command: [
      ...([process.execPath, command, url, '--quiet', '--output=json'] as const),
      ...[`--output-path=${file}`, `--only-categories=${categoryIds.join(',')}`],
      ...[`--chrome-flags=${browserFlags}`, '--no-enable-error-reporting'],
    ],
    folder,
    env: { ...programEnvironment(), CHROME_PATH: browser },
    timeoutMs,
    signal,
  });
  if (end.how !== 'done') throw new Error(`Lighthouse ${end.how}: ${end.output.trim()}`);
  return parseReport(readFileSync(file, 'utf8'));
}
