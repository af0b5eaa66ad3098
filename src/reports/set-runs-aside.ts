import type { ToldStep } from '../protocol/known-steps.ts';
import { pageOfRun, type QuickstartInLanguages } from './languages.ts';
import { noRuns } from './runs/no-runs.ts';
import type { Runs } from './runs/run.ts';
import { runTags, tagOf, type RunTag } from './runs/tag-run.ts';

/**
 * Parts the runs of a quickstart that count from those that are set aside.
 *
 * @returns `aside`: those of all who are not scripted newcomers; `setAside`: how many of each tag
 */
export function setRunsAside(
  allRuns: Runs,
  quickstart: QuickstartInLanguages,
  areKnown: (told: readonly ToldStep[]) => boolean,
) {
  const counts = new Map<RunTag, number>();
  const parts = allRuns.partBy((run) => {
    const { variants } = pageOfRun(quickstart, run);
    const chosen = variants.find(({ id }) => id === run.variant) ?? variants[0];
    const tag = tagOf(run, { modelledMs: chosen.humanMs, areKnown });
    if (tag === undefined) return 'counted';
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return tag === 'lab' ? 'lab' : 'aside';
  });
  const setAside = runTags.map((tag) => [tag, counts.get(tag) ?? 0]);
  return {
    runs: parts.get('counted') ?? noRuns,
    aside: parts.get('aside') ?? noRuns,
    setAside: Object.fromEntries(setAside) as Record<RunTag, number>, // all tags are there
  };
}
