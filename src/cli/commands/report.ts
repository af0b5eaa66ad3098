import { resolve } from 'node:path';
import { readManifestFile } from '../../collector/manifest-file.ts';
import { sqliteStore } from '../../collector/sqlite/sqlite-store.ts';
import { buildReport } from '../../reports/build-report.ts';
import { parseSeed } from '../../reports/parse-seed.ts';
import { parseWindow, usualSince } from '../../reports/parse-window.ts';
import { renderReportText } from '../../reports/render-report-text.ts';
import type { Report } from '../../reports/report.ts';
import type { Command, CommandInput, World } from '../command.ts';
import { flagOption, textOption } from '../read-option.ts';

/** `meantime report`: how long hello world takes, from the runs collected. */
export const command: Command = {
  name: 'report',
  summary: 'Say how long hello world takes, and where readers leave',
  usage: 'report [options]',
  options: {
    json: { type: 'boolean', description: 'Print the report as JSON' },
    since: {
      type: 'string',
      value: '<when>',
      default: usualSince,
      description: 'Runs that landed since: days ago (30d), a date (2026-01-01), or all',
    },
    until: {
      type: 'string',
      value: '<when>',
      description: 'Runs that landed before: days ago or a date',
    },
    seed: {
      type: 'string',
      value: '<number>',
      default: '1',
      description: 'Seed of the resamples behind the intervals',
    },
    database: {
      type: 'string',
      value: '<file>',
      default: '.meantime/runs.db',
      description: 'Where runs are kept',
    },
    manifest: {
      type: 'string',
      value: '<file>',
      default: 'dist/_meantime/manifest.json',
      description: 'Manifest that the build wrote',
    },
  },
  async run(world, input) {
    const report = await readReport(world, input);
    const { stdout, env } = world;
    const isWatched = stdout.isTTY === true;
    stdout.write(
      flagOption(input, 'json')
        ? `${JSON.stringify(report, null, 2)}\n`
        : renderReportText(report, {
            color: isWatched && !env['NO_COLOR'],
            columns: stdout.columns ?? 100,
          }),
    );
    return 0;
  },
};

async function readReport(world: World, input: CommandInput): Promise<Report> {
  const nowMs = world.now();
  const until = textOption(input, 'until', '');
  const since = textOption(input, 'since', usualSince);
  const window = parseWindow(since, until === '' ? undefined : until, nowMs);
  const seed = parseSeed(textOption(input, 'seed', '1'));
  const manifest = readManifestFile(
    resolve(world.cwd, textOption(input, 'manifest', 'dist/_meantime/manifest.json')),
  );
  const store = sqliteStore({
    path: resolve(world.cwd, textOption(input, 'database', '.meantime/runs.db')),
    mustExist: true,
  });
  try {
    const events = await store.readEvents(manifest.site, window);
    return buildReport({ manifest, events, window, nowMs, seed });
  } finally {
    await store.close();
  }
}
