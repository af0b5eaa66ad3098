import type { SeenRevision } from './report.ts';
import type { Run } from './runs/run.ts';

/** The revisions that runs saw, in the order in which they were first seen. */
export class SeenRevisions {
  readonly #seen = new Map<string, SeenRevision>();

  add({ revision, landedAtMs }: Pick<Run, 'revision' | 'landedAtMs'>): void {
    if (revision === '') return;
    const known = this.#seen.get(revision);
    if (known) {
      known.sinceMs = Math.min(known.sinceMs, landedAtMs);
      known.runs += 1;
    } else this.#seen.set(revision, { revision, sinceMs: landedAtMs, runs: 1 });
  }

  result(): SeenRevision[] {
    return [...this.#seen.values()].sort(
      (a, b) => a.sinceMs - b.sinceMs || (a.revision < b.revision ? -1 : 1),
    );
  }
}
