import { sample, storage } from 'virtual:meantime/client';
import { runKeptMs, silenceMs } from '../../../src/protocol/silence.ts';
import { cameFrom } from './came-from.ts';
import { isShared, keep, keepApart, load, run, type StoredRun } from './journal.ts';
import { randomId } from './moment.ts';
import { doc } from './this-document.ts';

/** Time for a page that is being left to write its last event, also where that is another process. */
const handoverMs = 200;

const releases: (() => void)[] = [];

/** Whether the run can be gone on with: it is neither silent nor too old. */
export function isFresh(nowMs = Date.now()): boolean {
  return (
    !!run &&
    nowMs - run.lastAtMs <= silenceMs &&
    (!!run.isOff || nowMs - run.head.landedAtMs <= runKeptMs)
  );
}

/**
 * Begins a run of this document's in place of the one before, whose unsent events are still sent.
 *
 * @param facts what else holds of it
 */
export function beginRun(landedAtMs: number, facts?: Partial<StoredRun>): void {
  keep({
    head: {
      ...{ run: randomId(), landedAtMs, from: cameFrom() },
      ...(storage === 'local' && isShared() && run && !run.isOff && { returning: true }),
    },
    ...{ lastAtMs: landedAtMs, nextSeq: 0, reached: [], hellos: [], unsent: [] },
    before: run
      ? [...run.before, { head: run.head, unsent: run.unsent }].filter(({ unsent }) => unsent[0])
      : [],
    erasing: run?.erasing ?? [],
    ...(sample < 1 && { isOff: Math.random() >= sample }),
    ...facts,
  });
  ownRun();
}

/**
 * Makes this document the one that writes to the run. It holds the run's lock: a duplicated tab
 * comes with a copy of its storage, and two writers would give one `seq` to two events.
 */
function ownRun(isLocked = false): void {
  if (!run) return;
  run.owner = doc;
  // What comes after a run that is off belongs to none, until the reader has been silent.
  if (run.isOff) run.lastAtMs = Date.now();
  keep();
  if (!isLocked) lock({}).catch(() => undefined);
}

/** Keeps what an answer has changed, unless the run was left to another document meanwhile. */
export function keepOwn(): void {
  if (run?.owner === doc) keep();
}

/** Leaves the run to the next document. A lock would keep the page out of the back/forward cache. */
export function disownRun(): void {
  if (run?.owner === doc) {
    delete run.owner;
    keep();
  }
  for (const release of releases.splice(0)) release();
}

/**
 * Goes on with the stored run, or begins one where there is none, it is stale, or another open
 * document writes to it.
 *
 * @param landedAtMs of a run that begins
 * @param opened called at once, or as soon as it is known whose the run is
 */
export function openRun(landedAtMs: number, opened: () => void): void {
  if (storage === 'local') {
    keepApart(true);
    load();
    if (!isFresh()) keepApart(false);
  }
  const owner = load()?.owner;
  const isTold = storage !== 'local' || !isShared() || !('locks' in navigator);
  const goOn = (isLocked?: boolean): void => {
    ownRun(isLocked);
    opened();
  };
  if (!isFresh()) {
    // Who comes back to a page after hours did not land when they asked for it.
    beginRun(owner === doc ? Date.now() : landedAtMs);
    opened();
    // A document that was left has taken its mark back. Where tabs share a run that proves nothing.
  } else if (owner === doc || (!owner && isTold)) goOn();
  else {
    const waitMs = storage === 'local' && !owner ? 0 : handoverMs;
    setTimeout(() => {
      load();
      lock({ ifAvailable: true }, goOn).catch(() => {
        // The other tab goes on with the shared run; this one keeps its own beside it.
        if (storage === 'local') keepApart(true);
        beginRun(landedAtMs, { before: [], erasing: [] });
        opened();
      });
    }, waitMs);
  }
}

/**
 * Where the connection is not safe there are no locks, and a run with an owner is left to it.
 *
 * @throws where another document holds the lock
 */
async function lock(options: LockOptions, held?: (isLocked: boolean) => void): Promise<void> {
  await navigator.locks.request(run?.head.run ?? '', options, (granted) => {
    if (!granted) throw new Error();
    held?.(true);
    return new Promise<void>((release) => releases.push(release));
  });
}
