import { isbot } from 'isbot';
import { beaconLimits, type Batch } from '../protocol/beacon.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { parseBatch } from '../protocol/parse-batch.ts';
import type { Caller } from './caller.ts';
import { unmatchedNoter } from './note-unmatched.ts';
import type { LeftNote } from './left-note.ts';
import { readBody } from './read-body.ts';
import { noteAllowance } from './limits/note-allowance.ts';
import { runAllowance, usualRunLimits } from './limits/run-allowance.ts';
import { refuse, refuseForNow } from './refuse.ts';
import type { Store } from './store.ts';

export interface BeaconOptions {
  readManifest: () => Manifest;
  store: Store;
  now: () => number;
  log: (message: string, error?: unknown) => void;
  /** How long an address is to wait that sends so much. */
  waitForBytes: (address: string, bytes: number) => number;
  onNotes?: ((notes: readonly LeftNote[]) => Promise<void>) | undefined;
}

const bodyRefusals = {
  'too-large': [413, 'batch-too-large', `A batch has at most ${beaconLimits.bodyBytes} bytes.`],
  'not-utf8': [400, 'batch-not-utf8', 'A batch is text in UTF-8.'],
  // Of a proxy that lost its reader: nothing is wrong with the batch, which is to come again.
  'broken-off': [408, 'batch-broken-off', 'The request ended before its batch did.'],
} as const;

/**
 * Takes beacons: `text/plain`, one `Batch` as JSON. A 204 says that its events are on disk, or that
 * their run was erased; any other answer, that none of them was written. What is well formed is
 * kept, whether a manifest knows its steps or not.
 */
export function beaconReceiver(
  options: BeaconOptions,
): (request: Request, caller: Caller) => Promise<Response | undefined> {
  const { readManifest, store, now, waitForBytes, onNotes } = options;
  const isCrowded = runAllowance(usualRunLimits, now);
  const withinAllowance = noteAllowance();
  const noteUnmatched = unmatchedNoter(options);
  const isNoBrowser = browserJudge();

  return async function receiveBeacons(request, { address, isProxy = false }) {
    // Browsers send text/plain across origins without asking first; all else would need an answer
    // before the page is gone.
    if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'text/plain') {
      return refuse(415, 'content-type', 'Beacons are sent as text/plain.');
    }
    const body = await readBody(request, beaconLimits.bodyBytes);
    if (!body.ok) {
      const [status, code, message] = bodyRefusals[body.reason];
      return refuse(status, code, message);
    }
    const waitMs = address === undefined ? 0 : waitForBytes(address, Buffer.byteLength(body.text));
    if (waitMs > 0) return refuseForNow(waitMs);
    const parsed = parseBatch(body.text);
    if (!parsed.ok) return refuse(400, parsed.code, parsed.reason);
    const { site } = readManifest();
    if (parsed.batch.site !== site) {
      return refuse(403, 'site-unknown', `This collector takes beacons of the site "${site}".`);
    }
    const events = withinAllowance(parsed.batch.run, parsed.batch.events);
    const batch = { ...parsed.batch, events };
    const bot = isNoBrowser(request.headers.get('user-agent'));
    await noteUnmatched(batch.events);
    // Where readers are not told apart, nothing can be said of one.
    const crowded = address !== undefined && !isProxy && isCrowded(address, batch.run);
    const receivedAtMs = now();
    await store.append({ ...batch, receivedAtMs, bot, ...(crowded && { crowded }) });
    const left = bot || crowded ? [] : notesIn(batch, receivedAtMs);
    if (left.length > 0) await onNotes?.(left);
    return undefined;
  };
}

/** Of readers who are stuck; not of scripted newcomers or the team. */
function notesIn({ run, lab, internal, events }: Batch, receivedAtMs: number): LeftNote[] {
  if (lab === true || internal === true) return [];
  return events
    .filter(({ kind, note }) => kind === 'confused' && note !== undefined)
    .map(({ seq }) => ({ run, seq, receivedAtMs }));
}

/** So many answers are remembered, in memory alone: most readers have one of a few browsers. */
const mostJudged = 200;

/**
 * Nobody's user agent is kept; whether it is a known bot's, or does not begin as every browser's does,
 * is all that is.
 */
function browserJudge(): (userAgent: string | null) => boolean {
  const judged = new Map<string, boolean>();
  return (userAgent) => {
    if (!userAgent?.startsWith('Mozilla/')) return true;
    const known = judged.get(userAgent);
    if (known !== undefined) return known;
    if (judged.size >= mostJudged) judged.clear();
    const isBot = isbot(userAgent);
    judged.set(userAgent, isBot);
    return isBot;
  };
}
