import { relative } from 'node:path';
import type { Manifest } from '../protocol/manifest.ts';
import { renderAnnotation } from '../problems/annotation.ts';
import { evidenceOf } from '../walkthrough/report/evidence.ts';
import { renderWalkSummary } from '../walkthrough/report/render-walk-summary.ts';
import { shownPage, titleOf } from '../walkthrough/report/write-reports.ts';
import type { WalkReport } from '../walkthrough/result.ts';
import type { EndedWalkthrough } from '../walkthrough/runner/collect-results.ts';
import { renderTimes } from '../walkthrough/runner/render-times.ts';
import { appendStepSummary } from './append-step-summary.ts';
import type { World } from './command.ts';
import { projectFolder } from './project-folder.ts';
import { keptFromRoot } from './walk-keeper.ts';

interface ToldWalk {
  report: WalkReport;
  ended: readonly EndedWalkthrough[];
  manifest: Manifest;
  /** Where the reports are, from the project's root. */
  folder: string;
}

/** Tells the terminal how a walk went and, on GitHub, whoever looks at the change. */
export async function tellWalk(world: World, told: ToldWalk): Promise<void> {
  writeSummary(world, told);
  writeAnnotations(world, told.report);
  const { report, manifest } = told;
  await appendStepSummary(world, renderWalkSummary(shownPage(report, manifest, world.cwd)));
  writeUnwalked(world, told);
  world.stdout.write(`\nAll that was seen: ${told.folder}/index.html\n`);
}

function writeSummary({ stdout, cwd }: World, { ended, manifest }: ToldWalk): void {
  for (const { title, status, results, errors, folder, kept } of ended) {
    for (const result of results) {
      stdout.write(`\n${renderTimes(result, titleOf(result, manifest))}`);
    }
    if (status === 'passed') continue;
    stdout.write(`\n${errors.join('\n\n') || `${title} was not walked to its end.`}\n`);
    if (results.length > 0) stdout.write(`\nTo look at: ${relative(cwd, folder)}/\n`);
    for (const { what, at } of evidenceOf(keptFromRoot(kept, cwd)))
      stdout.write(`${what}: ${at}\n`);
  }
}

/** Each failure beside the line that it blames; what says nothing of the page is a warning. */
function writeAnnotations(world: World, { walkthroughs }: WalkReport): void {
  if (world.env['GITHUB_ACTIONS'] !== 'true') return;
  const folder = projectFolder(world);
  for (const { failure, kept } of walkthroughs) {
    if (!failure?.location) continue;
    const { title, message, hint, isUnjudged, location } = failure;
    const level = isUnjudged ? 'warning' : 'error';
    const evidence = kept ? evidenceOf(kept).map(({ what, at }) => `${what}: ${at}`) : [];
    const text = [message, hint ?? [], evidence].flat().join('\n\n');
    world.stdout.write(renderAnnotation({ level, ...location, title, message: text }, folder));
  }
}

/** What nobody walked is never passed over in silence. */
function writeUnwalked({ stdout }: World, { report }: ToldWalk): void {
  if (report.unwalked.length === 0) return;
  const names = report.unwalked.map((one) => {
    const choices = [one.locale ?? [], one.variant === 'default' ? [] : one.variant].flat();
    return choices.length === 0 ? one.quickstart : `${one.quickstart} (${choices.join(', ')})`;
  });
  stdout.write(`\nCould not be judged, since it was not walked: ${names.join(', ')}\n`);
}
