import { renderLocation } from '../../protocol/errors.ts';
import type { TimeWindow } from '../../protocol/received-event.ts';
import type { NoteStatus } from '../../protocol/note-mark.ts';
import { notesDone, type NotesDone } from '../notes/notes-done.ts';
import type { ReaderNote } from '../notes/reader-notes.ts';
import type { QuickstartReport, Report, SeenRevision } from '../report.ts';
import { lostMs, worthMendingMs } from '../step-costs.ts';

/** A step that costs readers time, over a window. */
export interface Pain {
  quickstart: string;
  title: string;
  /** Title of the step; absent for what comes before the first. */
  step?: string;
  stepId?: string;
  /** `content/quickstart.mdx:16` */
  place: string;
  /** Of the average reader, beyond the modelled time, in ms. */
  lostMs: number;
  /** Of all readers of the window together. */
  totalMs: number;
  /** How many gave up there. */
  left: number;
  confused: number;
  /** Since when the page is as it is, as far as readers saw it; absent where it did not change. */
  since?: Pick<SeenRevision, 'revision' | 'sinceMs'>;
  /** What readers wrote there last, the newest first. */
  notes: QuotedNote[];
}

/** What a reader wrote, and what became of it. */
export interface QuotedNote {
  id: string;
  /** As it was written. */
  text: string;
  status: NoteStatus;
}

/** What became of a step that cost much in the window before. */
export interface FormerPain {
  then: Pain;
  /** What it costs the average reader now; `null` where nobody is known to have been there. */
  nowMs: number | null;
  /** What was done about the notes that were left there then. */
  done: NotesDone;
}

/** A stage of the way from landing to hello. */
export interface Stage {
  name: string;
  /** Readers who came so far. */
  readers: number;
  /** What moves them on. */
  lever: string;
}

export interface QuickstartReview {
  now: QuickstartReport;
  before: QuickstartReport | undefined;
  stages: Stage[];
}

/** A week, and the one before it, for those who decide what is mended next. */
export interface Review {
  site: string;
  window: TimeWindow;
  landed: { now: number; before: number };
  quickstarts: QuickstartReview[];
  /** The three that cost most. */
  pains: Pain[];
  /** The three that cost most in the window before, and what they cost now. */
  former: FormerPain[];
  /** What was done about all notes of the window before. */
  done: NotesDone;
}

const mostPains = 3;

/**
 * @param before the report on the window before
 * @param notes of both windows, with what was done about them
 */
export function review(now: Report, before: Report, notes: readonly ReaderNote[]): Review {
  const { site, window } = now;
  const left = notes.filter(
    ({ bot, internal, receivedAtMs }) =>
      !bot &&
      !internal &&
      receivedAtMs >= before.window.fromMs &&
      receivedAtMs < before.window.toMs,
  );
  const statuses = new Map(notes.map(({ id, status }) => [id, status]));
  return {
    site,
    window,
    landed: { now: now.landed, before: before.landed },
    quickstarts: now.quickstarts.map((quickstart) => ({
      now: quickstart,
      before: before.quickstarts.find(({ id }) => id === quickstart.id),
      stages: stagesOf(quickstart, now.landed),
    })),
    pains: worst(now, statuses),
    former: worst(before, statuses).map((then) => ({
      then,
      nowMs: costNow(then, now),
      done: notesDone(
        left.filter(
          ({ quickstart, stepId }) => quickstart === then.quickstart && stepId === then.stepId,
        ),
      ),
    })),
    done: notesDone(left),
  };
}

type Statuses = ReadonlyMap<string, NoteStatus>;

function worst({ quickstarts }: Report, statuses: Statuses): Pain[] {
  return quickstarts
    .flatMap((quickstart) => painsOf(quickstart, statuses))
    .filter((pain) => pain.lostMs >= worthMendingMs)
    .sort((a, b) => b.totalMs - a.totalMs)
    .slice(0, mostPains);
}

function painsOf(quickstart: QuickstartReport, statuses: Statuses): Pain[] {
  const { id, title, source, costs, steps, revisions, newestNotes, reached, gaveUp } = quickstart;
  const newest = revisions.length > 1 ? revisions.at(-1) : undefined;
  return costs.map((cost) => {
    const step = steps.find((one) => one.id === cost.step);
    return {
      ...{ quickstart: id, title, place: renderLocation({ file: source, line: step?.line }) },
      ...(step && { step: step.title, stepId: step.id }),
      lostMs: lostMs(cost),
      totalMs: lostMs(cost) * (reached + gaveUp),
      left: step ? step.left : 0,
      confused: step ? step.confused : 0,
      ...(newest && { since: { revision: newest.revision, sinceMs: newest.sinceMs } }),
      notes: newestNotes
        .filter((note) => note.step === cost.step)
        .map((note) => ({ id: note.id, text: note.text, status: statuses.get(note.id) ?? 'open' })),
    };
  });
}

function costNow(then: Pain, { quickstarts }: Report): number | null {
  const quickstart = quickstarts.find(({ id }) => id === then.quickstart);
  const cost = quickstart?.costs.find(({ step }) => step === then.stepId);
  if (!quickstart || !cost || quickstart.reached + quickstart.gaveUp === 0) return null;
  return lostMs(cost);
}

function stagesOf({ runs, steps, reached, source }: QuickstartReport, landed: number): Stage[] {
  const place = (line: number | undefined) => renderLocation({ file: source, line });
  return [
    {
      name: 'Landed on the site',
      readers: landed,
      lever: 'what leads here: search engines, the README, links of others',
    },
    {
      name: 'Opened the quickstart',
      readers: runs,
      lever: 'the way to it: home page, navigation, search',
    },
    ...steps.map((step, index) => ({
      name: `Step ${index + 1}: ${step.title}`,
      readers: step.reached,
      lever:
        index === 0
          ? 'the first screen: promise and needs'
          : `the step before: ${place(steps[index - 1]?.line)}`,
    })),
    { name: 'Hello world', readers: reached, lever: `the last step: ${place(steps.at(-1)?.line)}` },
  ];
}
