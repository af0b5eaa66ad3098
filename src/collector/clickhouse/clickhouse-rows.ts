import { createHash } from 'node:crypto';
import type { BeaconEvent } from '../../protocol/beacon.ts';
import { isEarlier } from '../../protocol/earlier-event.ts';
import { helloCode } from '../../protocol/hello-code.ts';
import type { ReceivedEvent } from '../../protocol/received-event.ts';
import type { ReceivedBatch } from '../store.ts';
import { wellFormed } from './escape-text.ts';

/** What stands where nothing was told; no event has it of its own. */
const untold = -1;

/** A row of the table `events`: one event as it came in one batch. */
export interface EventRow {
  site: string;
  run: string;
  /** Numbers of 64 bits come back as text. */
  seq: number | string;
  received_ms: number | string;
  /** Of all the rest: the same event of the same batch is the same row. */
  digest: string;
  landed_ms: number | string;
  sent_ms: number | string;
  lab: number;
  internal: number;
  bot: number;
  crowded: number;
  came_back: number;
  referrer: string;
  campaign: string;
  kind: string;
  at_ms: number | string;
  mono_ms: number | string;
  doc: string;
  page: string;
  quickstart: string;
  locale: string;
  revision: string;
  step: string;
  block: number;
  variant: string;
  evidence: string;
  hasty: number;
  note: string;
  /** By which the terminal says hello, of events that open a quickstart. */
  code: string;
}

export function rowsOf(batch: ReceivedBatch): EventRow[] {
  const { site, run, receivedAtMs, landedAtMs, sentAtMs, from, returning } = batch;
  const { lab = false, internal = false, bot, events } = batch;
  return events.map((event) => {
    const { kind, quickstart } = event;
    const row = {
      ...{ site, run, seq: event.seq, received_ms: receivedAtMs },
      ...{ landed_ms: landedAtMs, sent_ms: sentAtMs },
      ...{ lab: Number(lab), internal: Number(internal), bot: Number(bot) },
      crowded: Number(batch.crowded ?? false),
      came_back: Number(returning ?? untold),
      referrer: from?.referrer ?? '',
      campaign: from?.campaign ?? '',
      ...{ kind, at_ms: event.atMs, mono_ms: event.monoMs, doc: event.doc, page: event.page },
      ...{ quickstart: quickstart ?? '', locale: event.locale ?? '' },
      ...{ revision: event.revision ?? '', step: event.step ?? '', block: event.block ?? untold },
      ...{ variant: event.variant ?? '', evidence: event.evidence ?? '' },
      ...{ hasty: Number(event.hasty ?? untold), note: wellFormed(event.note ?? '') },
      code: kind === 'open' && quickstart !== undefined ? helloCode(run, quickstart) : '',
    };
    return { ...row, digest: createHash('sha256').update(JSON.stringify(row)).digest('hex') };
  });
}

/**
 * The events of one run, by `seq`, from all rows that there are of it: each once, as it was received
 * first. Of what contradicts itself the least is taken, as in every store.
 */
export function eventsOf(rows: readonly EventRow[]): ReceivedEvent[] {
  const events = new Map<number, BeaconEvent & { receivedAtMs: number; sentAtMs: number }>();
  for (const row of rows) {
    const event = eventOf(row);
    const known = events.get(event.seq);
    if (!known || isEarlier(event, known)) events.set(event.seq, event);
  }
  const ofRun = ofAll(rows);
  return [...events.values()]
    .sort((a, b) => a.seq - b.seq)
    .map((event) => ({ ...event, ...ofRun }));
}

function ofAll(rows: readonly EventRow[]) {
  const told = (key: 'referrer' | 'campaign') => leastOf(rows.map((row) => row[key]));
  const [referrer, campaign] = [told('referrer'), told('campaign')];
  const came = rows.map((row) => row.came_back).filter((flag) => flag !== untold);
  return {
    run: rows[0]?.run ?? '',
    landedAtMs: rows.reduce((least, row) => Math.min(least, Number(row.landed_ms)), Infinity),
    lab: rows.some((row) => row.lab === 1),
    internal: rows.some((row) => row.internal === 1),
    bot: rows.some((row) => row.bot === 1),
    ...(isBegunCrowded(rows) ? { crowded: true as const } : {}),
    ...(came.length === 0 ? {} : { returning: came.every((flag) => flag === 1) }),
    ...(referrer === undefined && campaign === undefined
      ? {}
      : {
          from: {
            ...(referrer === undefined ? {} : { referrer }),
            ...(campaign === undefined ? {} : { campaign }),
          },
        }),
  };
}

/** Only what began a run says whether it was crowded: others may know its id. */
function isBegunCrowded(rows: readonly EventRow[]): boolean {
  const firstMs = Math.min(...rows.map((row) => Number(row.received_ms)));
  return rows.every((row) => Number(row.received_ms) > firstMs || row.crowded === 1);
}

/** By bytes, as databases compare. */
function leastOf(texts: readonly string[]): string | undefined {
  return texts
    .filter((text) => text !== '')
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))[0];
}

function eventOf(row: EventRow) {
  const text = (key: 'quickstart' | 'locale' | 'revision' | 'step' | 'variant' | 'note') =>
    row[key] === '' ? {} : { [key]: row[key] };
  return {
    seq: Number(row.seq),
    // Only parsed events were written.
    kind: row.kind as BeaconEvent['kind'],
    atMs: Number(row.at_ms),
    monoMs: Number(row.mono_ms),
    doc: row.doc,
    page: row.page,
    ...text('quickstart'),
    ...text('locale'),
    ...text('revision'),
    ...text('step'),
    ...(row.block === untold ? {} : { block: row.block }),
    ...text('variant'),
    // As above.
    ...(row.evidence === '' ? {} : { evidence: row.evidence as 'claimed' | 'pasted' | 'pinged' }),
    ...(row.hasty === untold ? {} : { hasty: row.hasty === 1 }),
    ...text('note'),
    receivedAtMs: Number(row.received_ms),
    sentAtMs: Number(row.sent_ms),
  };
}
