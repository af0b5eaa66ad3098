import { growth, ratiosOf } from './ratio.ts';
import { isFailure, type BenchReport, type BuildResult } from './result.ts';

const heading = [
  ...['generator', 'build', 'time', 'to Starlight', 'to Hugo', 'to cold', 'processor'],
  ...['peak memory', 'output', 'a page', 'includes'],
];
const figureColumns = [2, 3, 4, 5, 6, 7, 8, 9];

/** A Markdown table for each size of the site, and the failures below it. */
export function renderTables(report: BenchReport): string {
  const sizes = [...new Set(report.results.map(({ pages }) => pages))].sort((a, b) => a - b);
  return (
    sizes.map((pages) => `${renderSize(report, pages)}\n`).join('') +
    growthNote(report) +
    memoryNote(report)
  );
}

function renderSize(report: BenchReport, pages: number): string {
  const results = report.results.filter((result) => result.pages === pages);
  const rows = results.map((result) => rowOf(result, report));
  const failures = results
    .filter(isFailure)
    .map(({ peer, build, failure }) => `- ${peer}, ${build}: ${failure}\n`);
  const title = `${count(pages)} pages\n\n`;
  return (
    title +
    alignTable([heading, ...rows], figureColumns) +
    (failures.length > 0 ? '\n' : '') +
    failures.join('')
  );
}

function rowOf(result: BuildResult, report: BenchReport): string[] {
  const peer = report.peers.find(({ name }) => name === result.peer);
  const name = [peer?.title ?? result.peer, peer?.version].filter(Boolean).join(' ');
  const includes = peer?.includes ?? '';
  if (isFailure(result))
    return [name, result.build, 'failed', ...Array<string>(7).fill(''), includes];
  const { durationMs, processorMs, peakMemoryBytes, outputBytes, pages, nodeOptions } = result;
  const { toStarlight, toHugo, toCold } = ratiosOf(result, report.results);
  return [
    name,
    result.build,
    seconds(durationMs),
    ...[toStarlight, toHugo, toCold].map((ratio) => ratio?.toFixed(2) ?? ''),
    processorMs === undefined ? '' : seconds(processorMs),
    peakMemoryBytes === undefined ? '' : gigabytes(peakMemoryBytes),
    megabytes(outputBytes),
    `${(outputBytes / pages / 1e3).toFixed(1)} kB`,
    [includes, nodeOptions].filter(Boolean).join(', '),
  ];
}

/** How time grows with the pages. */
function growthNote({ peers, results }: BenchReport): string {
  const lines = growth(results).map(({ peer, pages, than, times }) => {
    const title = peers.find(({ name }) => name === peer)?.title ?? peer;
    return `- ${title}, cold: ${count(pages)} pages take ${times.toFixed(2)} times the time of ${count(than)}\n`;
  });
  return lines.length > 0 ? `${lines.join('')}\n` : '';
}

const measures = {
  pss: 'shared pages divided among the processes that share them (PSS)',
  rss: 'shared pages counted in each process (RSS)',
};

function memoryNote({ results }: BenchReport): string {
  const found = results.flatMap((result) => (isFailure(result) ? [] : [result.memoryMeasure]));
  const known = [...new Set(found)].filter((measure) => measure !== undefined);
  if (known.length === 0) return 'Peak memory: not measured on this system.\n';
  return `Peak memory: of the whole process tree, ${known.map((measure) => measures[measure]).join('; ')}.\n`;
}

/** One result in a line of progress. */
export function renderOutcome(result: BuildResult): string {
  if (isFailure(result)) return `failed, ${result.failure}`;
  const { durationMs, processorMs, peakMemoryBytes, outputBytes } = result;
  const memory = peakMemoryBytes === undefined ? '' : `, ${gigabytes(peakMemoryBytes)} memory`;
  const processor = processorMs === undefined ? '' : `, ${seconds(processorMs)} of processor`;
  return `${seconds(durationMs)}${processor}${memory}, ${megabytes(outputBytes)} output`;
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1e3).toFixed(1)} s`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * A Markdown table whose cells are padded, so that it reads well as text too.
 *
 * @param figureColumns columns that are aligned to the right, from 0
 */
export function alignTable(
  rows: readonly (readonly string[])[],
  figureColumns: readonly number[],
): string {
  const toTheRight = new Set(figureColumns);
  const [first = [], ...rest] = rows;
  const widths = first.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const rule = widths.map((width, column) =>
    toTheRight.has(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [first, rule, ...rest].map((row) => renderRow(row, widths, toTheRight)).join('');
}

function renderRow(
  row: readonly string[],
  widths: readonly number[],
  toTheRight: ReadonlySet<number>,
): string {
  const cells = widths.map((width, column) => {
    const cell = row[column] ?? '';
    return toTheRight.has(column) ? cell.padStart(width) : cell.padEnd(width);
  });
  return `| ${cells.join(' | ')} |\n`;
}

/** `3,000`, whatever the machine's language. */
function count(number: number): string {
  return number.toLocaleString('en-US');
}
