import { alignTable } from '../../build/report/render-table.ts';
import { renderMachine } from '../../build/report/machine.ts';
import type { Machine } from '../../build/report/result.ts';
import { isOver, type Judgement } from '../bytes/budgets.ts';
import { isPerfect, type LighthouseScores } from '../lighthouse/median-run.ts';
import { categoryIds } from '../lighthouse/parse-report.ts';

export interface PageReport {
  /** ISO 8601, UTC. */
  date: string;
  machine: Machine;
  bytes: Judgement[];
  /** Empty where Lighthouse was left out. */
  lighthouse: LighthouseScores[];
  lighthouseVersion?: string;
}

/** Below it Lighthouse's own simulation of a phone counts on more than the machine had to give. */
const enoughPower = 1_000;

/** Lines of blame under a table. */
const blamedShown = 8;

const words: Record<Judgement['what'], string> = {
  html: 'HTML beyond the content',
  scripts: 'scripts before the search',
  quickstartScripts: 'scripts of the quickstart, on top',
  interfaceScripts: 'scripts of the quickstart once it is drawn',
  featureScripts: 'scripts of what only some pages have',
  styles: 'styles',
};

/** Whether every budget is kept and every median score is 100. */
export function holds({ bytes, lighthouse }: PageReport): boolean {
  return !bytes.some(isOver) && lighthouse.every(isPerfect);
}

/** The report as Markdown tables, with what is to blame below each. */
export function renderReport(report: PageReport): string {
  const parts = [renderBytes(report.bytes)];
  if (report.lighthouse.length > 0) {
    parts.push(`${renderMachine(report.machine)}\n`, renderLighthouse(report));
  }
  return parts.join('\n');
}

function renderBytes(judgements: readonly Judgement[]): string {
  const rows = judgements.map((judgement) => {
    const { path, what, bytes, budgetBytes } = judgement;
    return [
      path,
      words[what],
      inBytes(bytes),
      inBytes(budgetBytes),
      isOver(judgement) ? 'OVER' : 'holds',
    ];
  });
  const heading = ['page', 'gzip', 'bytes', 'budget', ''];
  const blame = judgements.filter(isOver).map(({ path, what, assets, bytes, budgetBytes }) => {
    const title = `${path}: ${words[what]}, ${inBytes(bytes - budgetBytes)} bytes over. Largest first:`;
    const shown = assets.slice(0, blamedShown);
    return [title, ...shown.map(({ name, gzipBytes }) => `  ${inBytes(gzipBytes)} ${name}`)];
  });
  return `${alignTable([heading, ...rows], [2, 3])}${renderBlame(blame)}`;
}

function renderLighthouse({ lighthouse, lighthouseVersion = '' }: PageReport): string {
  const heading = ['page', ...categoryIds, 'CPU/memory power'];
  const rows = lighthouse.map(({ path, scores, runs }) => [
    path,
    ...categoryIds.map((id) => String(scores[id])),
    [...new Set(runs.map(({ benchmarkIndex }) => Math.round(benchmarkIndex)))].join(', '),
  ]);
  const blame = lighthouse
    .filter((page) => !isPerfect(page))
    .map(({ path, scores, runs }) => {
      const run = runs.find((one) =>
        categoryIds.some((id) => one.scores[id] <= scores[id] && scores[id] < 100),
      );
      const lost = (run?.lost ?? []).slice(0, blamedShown);
      return [
        `${path} loses`,
        ...lost.map(
          ({ category, audit, title, value, points }) =>
            `  ${points.toFixed(1)} of ${category}: ${title} [${audit}]${value === undefined ? '' : ` ${value}`}`,
        ),
      ];
    });
  const isSlow = lighthouse.some(
    ({ scores, runs }) =>
      scores.performance < 100 && runs.some(({ benchmarkIndex }) => benchmarkIndex < enoughPower),
  );
  if (isSlow) {
    const power = enoughPower.toLocaleString('en-US');
    blame.push([
      `The machine was slow or busy: power below ${power} costs performance points that are not the page's.`,
    ]);
  }
  const count = lighthouse[0]?.runs.length ?? 0;
  const title = `Lighthouse ${lighthouseVersion}, mobile preset, simulated throttling, median of ${count}\n\n`;
  return `${title}${alignTable([heading, ...rows], [1, 2, 3, 4])}${renderBlame(blame)}`;
}

function renderBlame(blame: readonly (readonly string[])[]): string {
  return blame.map((lines) => `\n${lines.join('\n')}\n`).join('');
}

/** `4,812`, whatever the machine's language. */
function inBytes(bytes: number): string {
  return bytes.toLocaleString('en-US');
}
