import type { ToldStep } from '../../protocol/known-steps.ts';
import { RealColumn, SmallColumn, WholeColumn } from './columns.ts';
import { unpackTold, type PackedRun } from './packed-run.ts';
import type { StepVisit, WrittenNote } from './run.ts';
import { SharedTexts } from './shared-texts.ts';

const longestMs = 2 ** 32 - 1;

/** Rows in columns; a text is the number that `texts` gave it. */
export class RunColumns {
  readonly texts = new SharedTexts();
  readonly quickstart = new WholeColumn();
  readonly locale = new WholeColumn();
  readonly revision = new WholeColumn();
  readonly variant = new WholeColumn();
  readonly referrer = new WholeColumn();
  readonly campaign = new WholeColumn();
  readonly told = new WholeColumn();
  readonly evidence = new WholeColumn();
  readonly flags = new WholeColumn();
  readonly landedAtMs = new RealColumn();
  readonly eventsMade = new SmallColumn();
  readonly eventsLost = new SmallColumn();
  readonly confused = new SmallColumn();
  readonly timeMs = new RealColumn();
  readonly otherMs = new RealColumn();
  /** Where the visits of the row end in the columns of visits; they begin where those before end. */
  readonly visitsEnd = new WholeColumn();
  readonly visitStep = new WholeColumn();
  /** Of 49 days at most: whose time is longer is set aside anyway. */
  readonly visitMs = new WholeColumn();
  readonly visitCopies = new SmallColumn();
  readonly visitConfused = new SmallColumn();
  /** Few rows have any. */
  readonly notes = new Map<number, WrittenNote[]>();
  rows = 0;
  readonly #toldByNumber = new Map<number, readonly ToldStep[]>();
  #visits = 0;

  /** @returns the row's place */
  add(run: PackedRun): number {
    const row = this.rows++;
    const { texts } = this;
    // One by one: a loop over the columns would make a list of them for each of a million rows.
    this.quickstart.set(row, texts.numberOf(run[0]));
    this.locale.set(row, texts.numberOf(run[1]));
    this.revision.set(row, texts.numberOf(run[2]));
    this.variant.set(row, texts.numberOf(run[3]));
    this.referrer.set(row, texts.numberOf(run[4]));
    this.campaign.set(row, texts.numberOf(run[5]));
    this.told.set(row, texts.numberOf(run[6]));
    this.evidence.set(row, texts.numberOf(run[7]));
    this.flags.set(row, run[8]);
    this.landedAtMs.set(row, run[9]);
    this.eventsMade.set(row, run[10]);
    this.eventsLost.set(row, run[11]);
    this.confused.set(row, run[12]);
    this.timeMs.set(row, run[13]);
    this.otherMs.set(row, run[14]);
    this.#addVisits(row, run[15]);
    if (run[16].length > 0) this.notes.set(row, notesOf(run[16]));
    return row;
  }

  /** The places that a row's events name: the same list for all rows that name the same. */
  toldOf(row: number): readonly ToldStep[] {
    const number = this.told.at(row);
    const known = this.#toldByNumber.get(number);
    if (known) return known;
    const told = unpackTold(this.texts.textOf(number) ?? '');
    this.#toldByNumber.set(number, told);
    return told;
  }

  visitsOf(row: number): StepVisit[] {
    const visits: StepVisit[] = [];
    for (let visit = row === 0 ? 0 : this.visitsEnd.at(row - 1); visit < this.visitsEnd.at(row);) {
      visits.push({
        step: this.texts.textOf(this.visitStep.at(visit)) ?? '',
        reachedMs: this.visitMs.at(visit),
        copies: this.visitCopies.at(visit),
        confused: this.visitConfused.at(visit),
      });
      visit += 1;
    }
    return visits;
  }

  #addVisits(row: number, steps: PackedRun[15]): void {
    for (let place = 0; place < steps.length; place += 4) {
      const visit = this.#visits++;
      this.visitStep.set(visit, this.texts.numberOf(String(steps[place])));
      this.visitMs.set(visit, Math.min(longestMs, Number(steps[place + 1])));
      this.visitCopies.set(visit, Number(steps[place + 2]));
      this.visitConfused.set(visit, Number(steps[place + 3]));
    }
    this.visitsEnd.set(row, this.#visits);
  }
}

function notesOf(packed: PackedRun[16]): WrittenNote[] {
  const notes: WrittenNote[] = [];
  for (let place = 0; place < packed.length; place += 5) {
    const [id, step, locale, receivedAtMs, text] = packed.slice(place, place + 5);
    notes.push({
      id: String(id),
      ...(typeof step === 'string' ? { step } : {}),
      ...(typeof locale === 'string' ? { locale } : {}),
      ...{ receivedAtMs: Number(receivedAtMs), text: String(text) },
    });
  }
  return notes;
}
