import { isMeantimeError } from '../../protocol/errors.ts';
import { storeLocked } from '../errors.ts';

interface WaitingWrite {
  work: () => void;
  sinceMs: number;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

export interface WriteQueueOptions {
  /**
   * Does its argument in one transaction, without waiting for a lock.
   *
   * @throws MeantimeError `store-locked` while another program writes; others when it cannot be done
   */
  commit: (work: () => void) => void;
  /** How long a write waits for another program that writes. */
  lockTimeoutMs: number;
  /** How many wait for it; what comes beyond is refused at once. @default 2000 */
  most?: number;
}

export interface WriteQueue {
  /** Resolves when the work is on disk; rejects, and nothing of it is done, when it cannot be. */
  write: (work: () => void) => Promise<void>;
  /** Settles when all that was asked for until then has. */
  settled: () => Promise<void>;
}

/** While another program writes, it is asked again after so long. */
const pauseMs = 10;

/** Batches of 64 KiB: 128 MB at worst. */
const usualMost = 2_000;

/**
 * Collects the writes that arrive in one turn of the event loop and commits them together: the wait
 * for the disk is paid once for all who wait. While another program holds the lock they wait here,
 * in memory, and the process goes on with all else.
 */
export function writeQueue(options: WriteQueueOptions): WriteQueue {
  const { commit, lockTimeoutMs, most = usualMost } = options;
  let waiting: WaitingWrite[] = [];
  /** Why the last try failed, as long as it is the lock of another program. */
  let locked: Error | undefined;

  function flush(): void {
    const group = waiting;
    waiting = [];
    try {
      commit(() => {
        for (const { work } of group) work();
      });
      locked = undefined;
    } catch (error) {
      locked = isMeantimeError(error) && error.code === storeLocked.code ? error : undefined;
      // Who came first has waited longest.
      const sinceMs = locked === undefined ? Infinity : performance.now() - lockTimeoutMs;
      const stays = group.findIndex((write) => write.sinceMs > sinceMs);
      waiting = stays < 0 ? [] : group.splice(stays);
      if (waiting.length > 0) setTimeout(flush, pauseMs);
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  }

  function enqueue(work: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      // Else a flush is due, be it behind a pause.
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ work, sinceMs: performance.now(), resolve, reject });
    });
  }

  return {
    write: (work) =>
      locked !== undefined && waiting.length >= most ? Promise.reject(locked) : enqueue(work),
    async settled() {
      // Writes settle in their order.
      if (waiting.length > 0) await enqueue(() => undefined).catch(() => undefined);
    },
  };
}
