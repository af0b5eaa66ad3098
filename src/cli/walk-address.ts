import { join, relative } from 'node:path';
import { newcomerModel } from '../newcomer/model.ts';
import { placeholderVariable } from '../protocol/placeholders.ts';
import type { Variant } from '../protocol/manifest.ts';
import { printable } from '../text/printable.ts';
import { pageAsksNothing } from '../walkthrough/foreign/foreign-errors.ts';
import type { ForeignPage } from '../walkthrough/foreign/foreign-page.ts';
import { countByKind } from '../walkthrough/foreign/name-action.ts';
import type { WalkChoice } from '../walkthrough/chosen-variant.ts';
import { variantWithActions } from '../walkthrough/foreign/page-figures.ts';
import { renderForeignPage, renderNotes } from '../walkthrough/foreign/render-foreign-page.ts';
import { visitPages } from '../walkthrough/foreign/visit-pages.ts';
import { walkPage } from '../walkthrough/foreign/walk-page.ts';
import type { WalkReport } from '../walkthrough/result.ts';
import {
  writeReports,
  writeWhole,
  type KnownQuickstarts,
} from '../walkthrough/report/write-reports.ts';
import type { EndedWalkthrough } from '../walkthrough/runner/collect-results.ts';
import { verdictOf } from '../walkthrough/runner/judge-rooms.ts';
import { progressOn } from '../walkthrough/runner/render-progress.ts';
import type { AskedOfPage } from './address-options.ts';
import type { ExitCode, World } from './command.ts';
import { renderError, wantsColours } from './render-error.ts';
import { keptFromRoot } from './walk-keeper.ts';

interface AskedAddress extends AskedOfPage, Pick<WalkChoice, 'variant'> {
  address: string;
  /** Where the results of a walk are written, absolute. */
  results: string;
  commandTimeoutMs: number;
}

/**
 * Reads one page of any site, says what it is made of, and walks it where that was asked for.
 * What cannot be judged is no verdict: 4.
 */
export async function walkAddress(world: World, asked: AskedAddress): Promise<ExitCode> {
  const { address, said, isRun } = asked;
  world.stdout.write(`Reading ${printable(address)}\n\n`);
  const searchPath = world.env['PATH'] ?? '';
  const { signal } = world;
  const [visited] = await visitPages({ addresses: [address], said, searchPath, signal });
  if (!visited) return 4;
  if ('refusal' in visited) return refuse(world, visited.refusal);
  const { page } = visited;
  const variant = variantWithActions(page, asked.variant);
  if (!variant) {
    const notes = renderNotes('Could not be read:', page.notes.unread);
    world.stdout.write(notes.map((line) => `${line}\n`).join(''));
    return refuse(world, pageAsksNothing(address));
  }
  world.stdout.write(renderForeignPage({ page, variant }));
  if (!isRun) {
    world.stdout.write(`\nNothing was run. ${offer(variant)}\n`);
    return 0;
  }
  return run(world, { ...asked, page, variant });
}

function refuse({ stderr, env }: World, error: Error): ExitCode {
  stderr.write(renderError(error, { colours: wantsColours(stderr, env), debug: false }));
  return 4;
}

function offer({ steps }: Variant): string {
  const blocks = steps.flatMap(({ actions }) => actions).filter(({ kind }) => kind === 'run');
  return `--run does what the page says, on this machine: its ${countByKind(blocks) || 'files'}. Read them first if you do not trust whoever wrote them.`;
}

interface Running extends Omit<AskedAddress, 'variant'> {
  page: ForeignPage;
  variant: Variant;
}

async function run(world: World, running: Running): Promise<ExitCode> {
  const { said, page, variant, results, commandTimeoutMs, takesDefaults } = running;
  const { cwd, env, signal, stdout } = world;
  const { url, title, goal } = page;
  stdout.write(`\n${warning(variant)}\n`);
  const progress = progressOn(stdout);
  const folder = join(cwd, '.meantime', 'walkthroughs');
  const wanted = {
    url,
    title,
    variant: variant.id,
    takesDefaults,
    ...said,
    ...(goal && { goal: goal.text }),
  };
  try {
    const ended = await walkPage({
      ...{ wanted, cwd, env, commandTimeoutMs, signal },
      artifactsFolder: folder,
      onEvent: progress.show,
    });
    const moment = { isUnfinished: signal.aborted, writtenAtMs: world.now() };
    const report = reportOf(running, ended, { ...moment, cwd });
    writeWhole(results, `${JSON.stringify(report, null, 2)}\n`);
    writeReports({ report, manifest: knownOf(running), cwd, folder });
    if (ended) stdout.write(summary(running, ended, cwd));
    stdout.write(`\nAll that was seen: ${relative(cwd, folder)}/index.html\n`);
    if (signal.aborted) stdout.write('\nStopped before the end.\n');
    if (!ended || signal.aborted) return 4;
    return verdictOf(ended) === 'broken' ? 2 : report.ok ? 0 : 4;
  } finally {
    progress.end();
  }
}

/** Said before anything of a stranger's is run, with what it gets of the reader's own. */
function warning({ steps }: Variant): string {
  const placeholders = steps.flatMap(({ actions }) => actions.flatMap((one) => one.placeholders));
  const variables = [...new Set(placeholders.map(placeholderVariable))];
  const given =
    variables.length === 0
      ? 'none of your environment variables'
      : `of your environment only ${variables.join(', ')}`;
  return `Running the commands of this page on this machine, as you asked. They start in an empty home folder with ${given}; nothing else keeps them from your files and your network.`;
}

function reportOf(
  { page, variant }: Running,
  ended: EndedWalkthrough | undefined,
  moment: { isUnfinished: boolean; writtenAtMs: number; cwd: string },
): WalkReport {
  const { isUnfinished, writtenAtMs, cwd } = moment;
  const walkthroughs = (ended?.results ?? []).map((result) => ({
    ...result,
    ...(ended && { kept: keptFromRoot(ended.kept, cwd) }),
  }));
  const { name, hash } = newcomerModel;
  return {
    ...{ v: 1, site: new URL(page.url).host, revision: walkthroughs[0]?.revision ?? '' },
    model: { name, hash },
    writtenAtMs,
    ok: !isUnfinished && ended !== undefined && verdictOf(ended) === 'held',
    ...(isUnfinished ? { isUnfinished } : {}),
    walkthroughs,
    unwalked: walkthroughs.length > 0 ? [] : [{ quickstart: page.url, variant: variant.id }],
  };
}

/** What the manifest of a site of ours would know of the page. */
function knownOf({ page, variant }: Running): KnownQuickstarts {
  const { url, title, goal } = page;
  const named = { id: url, title, path: new URL(url).pathname, source: url };
  return {
    quickstarts: [{ ...named, revision: '', goal: goal?.text ?? '', variants: [variant] }],
  };
}

function summary({ page, variant }: Running, ended: EndedWalkthrough, cwd: string): string {
  const { results, errors, folder, title } = ended;
  const [result] = results;
  const waits = new Map(result?.steps.map(({ id, machineMs }) => [id, machineMs]));
  const table = renderForeignPage({ page: { ...page, notes: noNotes }, variant, waits });
  const failed = errors.join('\n\n') || `${title} was not walked to its end.`;
  const said = result?.ok
    ? 'It worked: what shows it was seen.'
    : `${failed}\n\nTo look at: ${relative(cwd, folder)}/`;
  const warnings = (result?.warnings ?? []).map((warning) => `\nNote: ${warning}\n`).join('');
  return `\n${table}\n${said}\n${warnings}`;
}

/** They stand above the walk. */
const noNotes = { guessed: [], unread: [] };
