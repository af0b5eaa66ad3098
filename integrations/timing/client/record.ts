import { beaconLimits, type BeaconEvent, type EventKind } from '../../../src/protocol/beacon.ts';
import type { QuickstartMeta } from '../../../src/protocol/markup.ts';
import { keep, run, type StoredRun } from './journal.ts';
import { thisMoment, type Moment } from './moment.ts';
import { beginRun, isFresh } from './own-run.ts';
import { send } from './send.ts';
import { doc } from './this-document.ts';

/** What an event may say besides its page and its moment. */
export type EventFacts = {
  [Fact in 'step' | 'block' | 'variant' | 'evidence' | 'hasty' | 'note']?:
    BeaconEvent[Fact] | undefined;
};

type OpenedQuickstart = Partial<Pick<QuickstartMeta, 'id' | 'locale' | 'revision'>>;

/** What every event on the page that is open says. */
let page: { page: string } & Record<'quickstart' | 'locale' | 'revision', string | undefined>;

export function openPage({ id, locale, revision }: OpenedQuickstart): void {
  // What is undefined comes neither into the journal nor onto the wire.
  page = {
    page: location.pathname.slice(0, beaconLimits.pageCharacters),
    ...{ quickstart: id, locale, revision },
  };
}

/**
 * Writes an event into the run that this document owns, and has it sent. Does nothing where nothing
 * is to be recorded. Before the first event of a run stands the landing; after a silence that ends
 * a run, another one begins.
 *
 * @param change what else changes with it
 */
export function record(
  kind: EventKind,
  facts?: EventFacts,
  moment: Moment = thisMoment(),
  change?: (stored: StoredRun) => void,
): void {
  if (run?.owner !== doc) return;
  if (!isFresh(moment.atMs)) {
    // Who closes a page that was left alone for hours has not come back.
    if (kind === 'away' || kind === 'leave') return;
    beginRun(moment.atMs);
  }
  const current = run;
  const { landedAtMs } = current.head;
  const add = (kind: EventKind, moment: Moment, facts?: EventFacts): void => {
    const event = { seq: current.nextSeq++, kind, ...moment, doc, ...page, ...facts };
    current.unsent.push(event as BeaconEvent);
  };
  if (run.isOff || run.nextSeq >= beaconLimits.eventsPerRun - 2) return;
  if (!run.nextSeq) {
    const monoMs = Math.max(0, moment.monoMs - moment.atMs + landedAtMs);
    add('land', { atMs: landedAtMs, monoMs });
    if (page.quickstart && kind !== 'open') add('open', moment);
  } else if (kind === 'land') return;
  if (kind !== 'land') add(kind, moment, facts);
  run.lastAtMs = Math.max(run.lastAtMs, moment.atMs);
  change?.(run);
  keep();
  // Of these the last may be the document's last.
  void send(/away|leave|hello/.test(kind));
}

/** Forgets the run, here and at the collector; nothing is recorded until a silence has passed. */
export function erase(): void {
  const { head, isOff, erasing = [] } = run ?? {};
  beginRun(Date.now(), {
    ...{ isOff: true, before: [] },
    erasing: head && !isOff ? [...erasing, head.run] : erasing,
  });
  void send(true);
}
