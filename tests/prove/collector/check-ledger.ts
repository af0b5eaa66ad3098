import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import type { Store } from '../../../src/collector/store.ts';
import { testManifest } from '../../harness/start-collector.ts';
import type { Ledger } from './beacon-load.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

export interface Checked {
  stored: number;
  /** Acknowledged and not there, each with its name. */
  lost: string[];
  /** There more than once. */
  doubled: string[];
  /** There and never sent. */
  strange: string[];
}

/** Holds what a store has against what clients were told. */
export async function checkLedger(ledger: Ledger, store: Store): Promise<Checked> {
  const times = new Map<string, number>();
  for await (const events of store.readRuns(testManifest().site, always)) {
    for (const { run, seq } of events) {
      const event = `${run} ${seq}`;
      times.set(event, (times.get(event) ?? 0) + 1);
    }
  }
  return {
    stored: times.size,
    lost: [...ledger.acknowledged].filter((event) => !times.has(event)),
    doubled: [...times].filter(([, count]) => count > 1).map(([event]) => event),
    strange: [...times.keys()].filter((event) => !ledger.sent.has(event)),
  };
}

/** The same of a database file. */
export async function checkFile(ledger: Ledger, path: string): Promise<Checked> {
  const store = sqliteStore({ path, mustExist: true });
  try {
    return await checkLedger(ledger, store);
  } finally {
    await store.close();
  }
}

/** In one line, for people. */
export function wordChecked(ledger: Ledger, { stored, lost, doubled }: Checked): string {
  const answers = [...ledger.answers].map(([status, count]) => `${count} × ${status}`).join(', ');
  return `${ledger.acknowledged.size} events acknowledged, ${stored} stored, ${lost.length} lost, ${doubled.length} doubled (${answers}; the slowest 204 after ${ledger.slowestMs.toFixed(0)} ms)`;
}

/** What contradicts the promise of a 204. */
export function contradictionsIn(scene: string, ledger: Ledger, checked: Checked): string[] {
  const { lost, doubled, strange } = checked;
  const told = (what: string, events: readonly string[]) =>
    events.length === 0
      ? []
      : [`${scene}: ${events.length} events ${what}, among them ${events.slice(0, 3).join(', ')}`];
  return [
    ...told('were acknowledged and are not stored', lost),
    ...told('are stored more than once', doubled),
    ...told('are stored that nobody sent', strange),
    ...ledger.wrong.slice(0, 3).map((wrong) => `${scene}: ${wrong}`),
  ];
}
