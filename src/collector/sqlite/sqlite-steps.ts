import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { KnownStep } from '../../protocol/known-steps.ts';

/** The statements by which the steps of builds are remembered. */
export function prepareSteps(database: DatabaseSync) {
  const insertStep = database.prepare('INSERT OR IGNORE INTO known_steps VALUES (?, ?, ?, ?)');
  const selectSteps = database.prepare(
    'SELECT quickstart, revision, step FROM known_steps WHERE site = ?',
  );
  return {
    remember(site: string, steps: readonly KnownStep[]): void {
      for (const step of steps) insertStep.run(site, ...keyOf(step));
    },
    ofSite: (site: string): KnownStep[] => selectSteps.all(site).map(stepOf),
  };
}

/** The revision as such is kept as the step without a name, which no heading can have. */
function keyOf({ quickstart, revision, step = '' }: KnownStep): [string, string, string] {
  return [quickstart, revision, step];
}

function stepOf({ quickstart, revision, step }: Record<string, SQLOutputValue>): KnownStep {
  const known = { quickstart: String(quickstart), revision: String(revision) };
  return step === '' ? known : { ...known, step: String(step) };
}
