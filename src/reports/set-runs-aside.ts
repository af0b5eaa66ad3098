import type { ToldStep } from '../protocol/known-steps.ts';
import { pageOfRun, type QuickstartInLanguages } from './languages.ts';
import type { Run } from './runs/run.ts';
import { runTags, tagOf, type RunTag } from './runs/tag-run.ts';

/**
 * Parts the runs of a quickstart that count from those that are set aside.
 *
 * @returns `aside`: those of all who are not scripted newcomers; `setAside`: how many of each tag
 */
export function setRunsAside(
  allRuns: readonly Run[],
  quickstart: QuickstartInLanguages,
  areKnown: (told: readonly ToldStep[]) => boolean,
) {
  const runs: Run[] = [];
  const aside: Run[] = [];
  const counts = new Map<RunTag, number>();
  for (const run of allRuns) {
    const { variants } = pageOfRun(quickstart, run);
    const chosen = variants.find(({ id }) => id === run.variant) ?? variants[0];
    const tag = tagOf(run, { modelledMs: chosen.humanMs, areKnown });
    if (tag === undefined) runs.push(run);
    else counts.set(tag, (counts.get(tag) ?? 0) + 1);
    if (tag !== undefined && tag !== 'lab') aside.push(run);
  }
  const setAside = runTags.map((tag) => [tag, counts.get(tag) ?? 0]);
  return { runs, aside, setAside: Object.fromEntries(setAside) as Record<RunTag, number> }; // all tags are there
}
