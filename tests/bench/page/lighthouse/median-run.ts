import { categoryIds, type CategoryId, type LighthouseRun } from './parse-report.ts';

export interface LighthouseScores {
  path: string;
  /** Median of the runs, category by category. */
  scores: Record<CategoryId, number>;
  runs: LighthouseRun[];
}

/** @param runs an odd number of them, so that the median is one that was measured */
export function medianScores(path: string, runs: LighthouseRun[]): LighthouseScores {
  const medianOf = (id: CategoryId): number =>
    runs.map(({ scores }) => scores[id]).toSorted((a, b) => a - b)[(runs.length - 1) / 2] ?? 0;
  return {
    path,
    scores: {
      performance: medianOf('performance'),
      accessibility: medianOf('accessibility'),
      'best-practices': medianOf('best-practices'),
      seo: medianOf('seo'),
    },
    runs,
  };
}

export function isPerfect({ scores }: LighthouseScores): boolean {
  return categoryIds.every((id) => scores[id] === 100);
}
