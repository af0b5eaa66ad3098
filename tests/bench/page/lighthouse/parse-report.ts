export const categoryIds = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type CategoryId = (typeof categoryIds)[number];

/** An audit that keeps its category from 100. */
export interface LostPoints {
  category: CategoryId;
  /** Lighthouse's id of the audit. */
  audit: string;
  title: string;
  /** What it measured, in Lighthouse's words: `3.7 s`; absent when it only fails. */
  value?: string;
  /** Points of the category's 100 that it costs. */
  points: number;
}

export interface LighthouseRun {
  /** 0 to 100. */
  scores: Record<CategoryId, number>;
  /** The costliest first. */
  lost: LostPoints[];
  /** Lighthouse's index of CPU and memory power; about 1,500 to 4,000 on a desktop of today. */
  benchmarkIndex: number;
}

interface Report {
  runtimeError?: { message: string };
  environment: { benchmarkIndex: number };
  categories: Record<
    string,
    { score: number | null; auditRefs: { id: string; weight: number }[] } | undefined
  >;
  audits: Record<
    string,
    { title: string; score: number | null; displayValue?: string } | undefined
  >;
}

/**
 * What this bench wants to know of Lighthouse's JSON.
 *
 * @throws Error when Lighthouse could not load the page
 */
export function parseReport(text: string): LighthouseRun {
  const report = JSON.parse(text) as Report; // written by the pinned version
  if (report.runtimeError) throw new Error(`Lighthouse: ${report.runtimeError.message}`);
  const scoreOf = (id: CategoryId) => Math.round((report.categories[id]?.score ?? 0) * 100);
  return {
    scores: {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      'best-practices': scoreOf('best-practices'),
      seo: scoreOf('seo'),
    },
    lost: categoryIds.flatMap((id) => lostIn(report, id)).toSorted((a, b) => b.points - a.points),
    benchmarkIndex: report.environment.benchmarkIndex,
  };
}

function lostIn({ categories, audits }: Report, category: CategoryId): LostPoints[] {
  const weighted = (categories[category]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
  const known = weighted.flatMap(({ id, weight }) => {
    const audit = audits[id];
    return audit && audit.score !== null ? [{ ...audit, score: audit.score, id, weight }] : [];
  });
  const sum = known.reduce((total, { weight }) => total + weight, 0);
  return known
    .filter(({ score }) => score < 1)
    .map(({ id, title, score, weight, displayValue }) => ({
      category,
      audit: id,
      title,
      ...(displayValue === undefined ? {} : { value: displayValue }),
      points: ((1 - score) * weight * 100) / sum,
    }));
}
