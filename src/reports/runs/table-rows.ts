import type { CameFrom, Evidence } from '../../protocol/beacon.ts';
import type { ToldStep } from '../../protocol/known-steps.ts';
import { clockOf, runFlags } from './packed-run.ts';
import type { Clock, GaveUp, Open, Reached, Run, Runs, StepVisit, WrittenNote } from './run.ts';
import type { RunColumns } from './run-columns.ts';
import { settle } from './settle.ts';

/** The run of a row as it stands at a time: a view, since a million objects would be too much. */
function runAt(columns: RunColumns, row: number, nowMs: number): Run {
  if ((columns.flags.at(row) & runFlags.isReached) !== 0) return new ReachedRow(columns, row);
  const settled = settle(
    {
      isOver: (columns.flags.at(row) & runFlags.isOver) !== 0,
      lastReceivedMs: columns.otherMs.at(row),
      lastSeenMs: columns.timeMs.at(row),
      landedAtMs: columns.landedAtMs.at(row),
    },
    nowMs,
  );
  return settled.outcome === 'gave-up'
    ? new GaveUpRow(columns, row)
    : new OpenRow(columns, row, settled.observedMs);
}

/**
 * Some rows of a table as they stand at a time. Four bytes each: its runs are made when they are looked
 * at, and let go.
 */
export class RunSelection implements Runs {
  readonly #columns: RunColumns;
  readonly #rows: Uint32Array;
  readonly #nowMs: number;

  constructor(columns: RunColumns, rows: Uint32Array, nowMs: number) {
    this.#columns = columns;
    this.#rows = rows;
    this.#nowMs = nowMs;
  }

  get length(): number {
    return this.#rows.length;
  }

  forEach(look: (run: Run) => void): void {
    for (const row of this.#rows) look(runAt(this.#columns, row, this.#nowMs));
  }

  partBy<Key>(keyOf: (run: Run) => Key): Map<Key, RunSelection> {
    const parts = new Map<Key, number[]>();
    for (const row of this.#rows) {
      const key = keyOf(runAt(this.#columns, row, this.#nowMs));
      const part = parts.get(key);
      if (part) part.push(row);
      else parts.set(key, [row]);
    }
    return new Map(Array.from(parts, ([key, rows]) => [key, this.#of(new Uint32Array(rows))]));
  }

  #of(rows: Uint32Array): RunSelection {
    return new RunSelection(this.#columns, rows, this.#nowMs);
  }
}

const none: readonly WrittenNote[] = [];

type TextColumn = 'quickstart' | 'locale' | 'revision' | 'variant' | 'referrer' | 'campaign';

/** What all rows have. */
class Row {
  protected readonly columns: RunColumns;
  protected readonly row: number;

  constructor(columns: RunColumns, row: number) {
    this.columns = columns;
    this.row = row;
  }

  get quickstart(): string {
    return this.#textIn('quickstart') ?? '';
  }

  get locale(): string | undefined {
    return this.#textIn('locale');
  }

  get revision(): string {
    return this.#textIn('revision') ?? '';
  }

  get variant(): string | undefined {
    return this.#textIn('variant');
  }

  get from(): CameFrom {
    return { referrer: this.#textIn('referrer'), campaign: this.#textIn('campaign') };
  }

  get returning(): boolean | undefined {
    return this.holds('isReturnKnown') ? this.holds('isReturning') : undefined;
  }

  get landedAtMs(): number {
    return this.columns.landedAtMs.at(this.row);
  }

  get lab(): boolean {
    return this.holds('lab');
  }

  get internal(): boolean {
    return this.holds('internal');
  }

  get bot(): boolean {
    return this.holds('bot');
  }

  get crowded(): boolean {
    return this.holds('crowded');
  }

  get told(): readonly ToldStep[] {
    return this.columns.toldOf(this.row);
  }

  get isUnwitnessed(): boolean {
    return this.holds('isUnwitnessed');
  }

  get landLost(): boolean {
    return this.holds('landLost');
  }

  get eventsMade(): number {
    return this.columns.eventsMade.at(this.row);
  }

  get eventsLost(): number {
    return this.columns.eventsLost.at(this.row);
  }

  get clock(): Clock {
    return clockOf(this.columns.flags.at(this.row));
  }

  get steps(): readonly StepVisit[] {
    return this.columns.visitsOf(this.row);
  }

  get confused(): number {
    return this.columns.confused.at(this.row);
  }

  get notes(): readonly WrittenNote[] {
    return this.columns.notes.get(this.row) ?? none;
  }

  get isAway(): boolean {
    return this.holds('isAway');
  }

  protected holds(flag: keyof typeof runFlags): boolean {
    return (this.columns.flags.at(this.row) & runFlags[flag]) !== 0;
  }

  #textIn(column: TextColumn): string | undefined {
    return this.columns.texts.textOf(this.columns[column].at(this.row));
  }
}

class ReachedRow extends Row implements Reached {
  readonly outcome = 'reached';

  get toHelloMs(): number {
    return this.columns.timeMs.at(this.row);
  }

  get sinceOpenMs(): number {
    return this.columns.otherMs.at(this.row);
  }

  get hasty(): boolean {
    return this.holds('hasty');
  }

  get evidence(): Evidence {
    // A row that reached it was packed with its evidence.
    return this.columns.texts.textOf(this.columns.evidence.at(this.row)) as Evidence;
  }
}

class GaveUpRow extends Row implements GaveUp {
  readonly outcome = 'gave-up';

  get lastSeenMs(): number {
    return this.columns.timeMs.at(this.row);
  }
}

class OpenRow extends Row implements Open {
  readonly observedMs: number;

  constructor(columns: RunColumns, row: number, observedMs: number) {
    super(columns, row);
    this.observedMs = observedMs;
  }

  readonly outcome = 'open';
}
