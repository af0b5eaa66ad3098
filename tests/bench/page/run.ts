/**
 * Holds the pages of a built site against their budgets, and asks Lighthouse.
 *
 *     node tests/bench/page/run.ts --help
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchBrowser, testLaunchOptions } from '../../harness/browser.ts';
import { describeMachine } from '../build/report/machine.ts';
import { choosePages } from './choose-pages.ts';
import { installLighthouse, lighthouseVersion } from './lighthouse/install-lighthouse.ts';
import { medianScores, type LighthouseScores } from './lighthouse/median-run.ts';
import type { LighthouseRun } from './lighthouse/parse-report.ts';
import { runLighthouse } from './lighthouse/run-lighthouse.ts';
import { measureBytes } from './measure-bytes.ts';
import { readOptions, usage, type PageBenchOptions } from './read-options.ts';
import { holds, renderReport, type PageReport } from './report/render-report.ts';
import { serveBuiltSite } from './serve-built-site.ts';

type Paths = readonly [string, ...string[]];

async function main(options: PageBenchOptions, signal: AbortSignal): Promise<boolean> {
  const dist = resolve(options.dir);
  const [home, ...others] = choosePages(dist);
  const paths: Paths = [home.path, ...others.map(({ path }) => path)];
  const machine = describeMachine();
  const site = await serveBuiltSite(dist);
  try {
    const bytes = await measureInBrowser(dist, site.url, paths);
    const lighthouse =
      options.runs === 0 ? [] : await askLighthouse(site.url, paths, options.runs, signal);
    const report: PageReport = {
      date: new Date().toISOString(),
      ...{ machine, bytes, lighthouse },
      ...(options.runs === 0 ? {} : { lighthouseVersion }),
    };
    if (options.json !== undefined) {
      writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
    }
    console.log(renderReport(report));
    return holds(report);
  } finally {
    await site.close();
  }
}

async function measureInBrowser(dist: string, url: string, paths: Paths) {
  const browser = await launchBrowser();
  try {
    return await measureBytes(browser, { dist, url, paths });
  } finally {
    await browser.close();
  }
}

async function askLighthouse(url: string, paths: Paths, runsWanted: number, signal: AbortSignal) {
  const command = await installLighthouse(signal);
  const folder = mkdtempSync(join(tmpdir(), 'meantime-lighthouse-'));
  const browser = testLaunchOptions().executablePath ?? '';
  try {
    const scores: LighthouseScores[] = [];
    for (const path of paths) {
      const runs: LighthouseRun[] = [];
      while (runs.length < runsWanted) {
        process.stderr.write(`Lighthouse ${path} ${runs.length + 1}/${runsWanted}\n`);
        runs.push(await runLighthouse({ command, browser, folder, signal }, url + path.slice(1)));
      }
      scores.push(medianScores(path, runs));
    }
    return scores;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    interruption.abort(new Error(`Stopped by ${name}; what was started has been ended.`));
  });
}
try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else if (!(await main(options, interruption.signal))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = interruption.signal.aborted ? 130 : 2;
}
