import { resolve } from 'node:path';
import { readManifestFile } from '../../collector/manifest-file.ts';
import { openStore } from '../../collector/open-store.ts';
import { readAccessLog } from '../../reports/access-log/read-access-log.ts';
import { keepingReporter } from '../keeping-reporter.ts';
import { parseAgainst, parseWindow } from '../../reports/parse-window.ts';
import { parseSplitKey, splitKeys } from '../../reports/split-keys.ts';
import { renderReportCsv } from '../../reports/render-report-csv.ts';
import { renderReportMarkdown } from '../../reports/render-report-markdown.ts';
import { renderReportText } from '../../reports/render-report-text.ts';
import type { Report } from '../../reports/report.ts';
import { printable } from '../../text/printable.ts';
import { renderJson } from '../../text/render-json.ts';
import type { Store } from '../../collector/store.ts';
import type { Command, CommandInput, World } from '../command.ts';
import { askedFormat } from '../asked-format.ts';
import { textOption } from '../read-option.ts';
import { wantsColours } from '../render-error.ts';
import { databaseOption, manifestOption, sinceOption, untilOption } from '../shared-options.ts';

/** `meantime report`: how long hello world takes, from the runs collected. */
export const command: Command = {
  name: 'report',
  summary: 'Say how long hello world takes, and where readers leave',
  usage: 'report [options]',
  options: {
    json: { type: 'boolean', description: 'Print the report as JSON' },
    markdown: { type: 'boolean', description: 'Print it as Markdown' },
    csv: { type: 'boolean', description: 'Print it as CSV: a number a line' },
    since: sinceOption,
    until: untilOption,
    by: {
      type: 'string',
      value: '<what>',
      description: `Tell runs apart as well: ${splitKeys.join(', ')}`,
    },
    against: {
      type: 'string',
      value: '<when>',
      description: 'Compare with as long a time: "before", or when it began (days ago or a date)',
    },
    'access-log': {
      type: 'string',
      value: '<file>',
      description: 'Count who asked for pages in an access log too; no address is kept',
    },
    database: databaseOption,
    manifest: manifestOption,
  },
  async run(world, input) {
    const format = askedFormat(input, formats);
    world.stdout.write(render(await readReport(world, input), format, world));
    return 0;
  },
};

type Format = (typeof formats)[number];

const formats = ['json', 'markdown', 'csv'] as const;

function render(report: Report, format: Format | undefined, { stdout, env }: World): string {
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'markdown':
      return renderReportMarkdown(report);
    case 'csv':
      return renderReportCsv(report);
    default:
      return renderReportText(report, {
        color: wantsColours(stdout, env),
        columns: stdout.columns ?? 100,
      });
  }
}

async function readReport(world: World, input: CommandInput): Promise<Report> {
  const valueOf = (name: string) => textOption(input, command.options, name);
  const nowMs = world.now();
  const until = valueOf('until');
  const window = parseWindow(valueOf('since'), until === '' ? undefined : until, nowMs);
  const [by, against] = [valueOf('by'), valueOf('against')];
  const asked = {
    ...{ window, nowMs },
    ...(by !== '' && { by: parseSplitKey(by) }),
    ...(against !== '' && { against: parseAgainst(against, window, nowMs) }),
  };
  const manifest = readManifestFile(world.cwd, valueOf('manifest'));
  const database = valueOf('database');
  const store = openStore({ cwd: world.cwd, database, mustExist: true });
  try {
    const report = await (await keepingReporter(store)).report({ manifest, ...asked });
    await warnOfOtherSites(world, store, report);
    const log = valueOf('access-log');
    if (log === '') return report;
    const { base } = manifest;
    const requests = await readAccessLog(resolve(world.cwd, log), log, { base, window });
    return { ...report, requests };
  } finally {
    await store.close();
  }
}

/** A site whose id has changed has all its runs under the former one. */
async function warnOfOtherSites(world: World, store: Store, report: Report): Promise<void> {
  if (report.landed > 0 || report.quickstarts.some(({ runs }) => runs > 0)) return;
  const others = (await store.sites()).filter((site) => site !== report.site);
  if (others.length === 0) return;
  world.stderr.write(
    `The database has runs of ${others.map((site) => `"${printable(site)}"`).join(', ')}, and this build is of "${printable(report.site)}".\n` +
      'The id of a site is the host of `site` in astro.config, else the name of the package; the option `siteId` keeps a former one.\n',
  );
}
