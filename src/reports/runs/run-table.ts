import type { TimeWindow } from '../../protocol/received-event.ts';
import { RealColumn, SmallColumn, WholeColumn } from './columns.ts';
import type { ReducedEvents } from './reduced-events.ts';
import type { Runs } from './run.ts';
import { RunColumns } from './run-columns.ts';
import { RunSelection } from './table-rows.ts';

/**
 * The reduced runs of a site in memory, a hundred bytes and some each: what a report is made from,
 * and what is changed in it when more of a run comes.
 */
export class RunTable {
  #columns = new RunColumns();
  /** Of each browser's run, by its slot: the place after its first row, 0 for none. */
  #firstRow = new WholeColumn();
  #landedAtMs = new RealColumn();
  #isReader = new SmallColumn();
  #slots = 0;
  /** Of each row: the place after the next one of its run, 0 for none. */
  #nextRow = new WholeColumn();
  #dead = 0;

  /** Rows that are no run's any more, for each that is. */
  get waste(): number {
    return this.#dead / Math.max(1, this.#columns.rows - this.#dead);
  }

  /**
   * Takes a run's rows in the place of those that it had.
   *
   * @param slot a small number, the run's own
   */
  put(slot: number, [landedAtMs, isReader, ...runs]: ReducedEvents): void {
    this.remove(slot);
    this.#slots = Math.max(this.#slots, slot + 1);
    this.#landedAtMs.set(slot, landedAtMs);
    this.#isReader.set(slot, isReader);
    for (const run of runs) {
      const row = this.#columns.add(run);
      this.#nextRow.set(row, this.#firstRow.at(slot));
      this.#firstRow.set(slot, row + 1);
    }
  }

  remove(slot: number): void {
    if (slot >= this.#slots) return;
    const { quickstart, notes } = this.#columns;
    for (let row = this.#firstRow.at(slot); row > 0; row = this.#nextRow.at(row - 1)) {
      quickstart.set(row - 1, 0);
      notes.delete(row - 1);
      this.#dead += 1;
    }
    this.#firstRow.set(slot, 0);
    this.#landedAtMs.set(slot, NaN);
  }

  /** How many readers landed in the window, be it that they never opened a quickstart. */
  countLanded({ fromMs, toMs }: TimeWindow): number {
    let count = 0;
    for (let slot = 0; slot < this.#slots; slot += 1) {
      const landedAtMs = this.#landedAtMs.at(slot);
      if (this.#isReader.at(slot) === 1 && landedAtMs >= fromMs && landedAtMs < toMs) count += 1;
    }
    return count;
  }

  /**
   * The runs that landed in the window, by quickstart, as they stand at a time. What is put later may
   * change them.
   */
  runsByQuickstart({ fromMs, toMs }: TimeWindow, nowMs: number): Map<string, Runs> {
    const columns = this.#columns;
    const byNumber = new Map<number, number[]>();
    for (let row = 0; row < columns.rows; row += 1) {
      const quickstart = columns.quickstart.at(row);
      const landedAtMs = columns.landedAtMs.at(row);
      if (quickstart === 0 || landedAtMs < fromMs || landedAtMs >= toMs) continue;
      const group = byNumber.get(quickstart);
      if (group) group.push(row);
      else byNumber.set(quickstart, [row]);
    }
    const named = Array.from(byNumber, ([number, rows]) => {
      const selection = new RunSelection(columns, new Uint32Array(rows), nowMs);
      return [columns.texts.textOf(number) ?? '', selection] as const;
    });
    return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
