import type { RawAnswer } from './raw-connection.ts';

interface Counted {
  /** Undefined where the connection ended without one. */
  answer: RawAnswer | undefined;
  never: readonly number[];
}

/** What came of a flood. */
export interface FloodTally {
  count: (kind: string, counted: Counted) => void;
  /** What the collector's process held, time after time. */
  memoryBytes: number[];
  /** A line for each kind. */
  word: () => string;
  contradictions: () => string[];
}

export function floodTally(): FloodTally {
  const kinds = new Map<string, Map<string, number>>();
  const wrong = new Map<string, number>();

  return {
    memoryBytes: [],
    count(kind, { answer, never }) {
      const statuses = kinds.get(kind) ?? new Map<string, number>();
      kinds.set(kind, statuses);
      const status = answer ? String(answer.status) : 'cut';
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (!answer) return;
      const isRefusedForNow = answer.status === 503 && answer.hasRetryAfter;
      const isWrong = (answer.status >= 500 && !isRefusedForNow) || never.includes(answer.status);
      if (!isWrong) return;
      const what = `${kind}: answered ${answer.status}`;
      wrong.set(what, (wrong.get(what) ?? 0) + 1);
    },
    word: () =>
      [...kinds]
        .map(([kind, statuses]) => {
          const counts = [...statuses].sort(([a], [b]) => (a < b ? -1 : 1));
          return `${kind}: ${counts.map(([status, count]) => `${count} × ${status}`).join(', ')}`;
        })
        .join('\n'),
    contradictions: () => [...wrong].map(([what, count]) => `${what}, ${count} times`),
  };
}
