import type { BeaconEvent } from '../../../src/protocol/beacon.ts';
import type { ClientSettings } from './settings.ts';

/** A run as the browser keeps it between pages. */
export interface StoredRun {
  run: string;
  startedAtMs: number;
  /** The last sign of life. */
  lastAtMs: number;
  nextSeq: number;
  /** Events that no answer has confirmed, with the run that each belongs to. */
  unsent: { run: string; event: BeaconEvent }[];
  /** Steps that were reached, as `quickstart#step`. */
  reached: string[];
  /** The document that writes to the run while it is open. */
  owner?: string;
  /** Hello world was reached or the reader erased the run: nothing more is recorded. */
  isOver?: boolean;
}

/** Where the run is kept. Reading and writing never fail; without storage, memory has to do. */
export interface Journal {
  read(): StoredRun | undefined;
  write(run: StoredRun): void;
  /** Whether several tabs read and write the same run. */
  readonly isShared: boolean;
}

export function openJournal({ site, storage: kind }: ClientSettings): Journal {
  const key = `meantime:${site}`;
  let memory: StoredRun | undefined;
  const storage = storageOf(kind);
  return {
    isShared: kind === 'local',
    read() {
      const text = storage?.getItem(key);
      return (text ? parseRun(text) : undefined) ?? memory;
    },
    write(run) {
      memory = run;
      try {
        storage?.setItem(key, JSON.stringify(run));
      } catch {
        // The quota is used up: the run goes on in memory.
        storage?.removeItem(key);
      }
    },
  };
}

function storageOf(kind: ClientSettings['storage']): Storage | undefined {
  try {
    // Even to look at it throws where the reader has forbidden it.
    return { session: () => sessionStorage, local: () => localStorage, memory: () => undefined }[
      kind
    ]();
  } catch {
    return undefined;
  }
}

function parseRun(text: string): StoredRun | undefined {
  try {
    const value = JSON.parse(text) as Partial<StoredRun> | null; // ours, but anybody may write there
    return typeof value?.run === 'string' &&
      typeof value.nextSeq === 'number' &&
      Array.isArray(value.unsent) &&
      Array.isArray(value.reached)
      ? (value as StoredRun) // the fields that the others are reckoned from have been checked
      : undefined;
  } catch {
    return undefined;
  }
}
