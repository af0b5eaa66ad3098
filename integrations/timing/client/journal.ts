import type { BeaconEvent, CameFrom } from '../../../src/protocol/beacon.ts';
import type { ClientSettings } from './settings.ts';

/** What every batch of a run says of it. */
export interface RunHead {
  run: string;
  landedAtMs: number;
  from?: CameFrom;
  returning?: true;
}

/** A run as the browser keeps it between pages. */
export interface StoredRun {
  head: RunHead;
  /** The last sign of life. */
  lastAtMs: number;
  nextSeq: number;
  /** Events that no answer has confirmed, with the run that each belongs to. */
  unsent: { head: RunHead; event: BeaconEvent }[];
  /** Runs that the collector has not confirmed to have erased. */
  erasing: string[];
  /** Steps that were reached, as `quickstart#step`. */
  reached: string[];
  /** Quickstarts whose hello was said, and not taken back. */
  hellos: string[];
  /** The document that writes to the run while it is open. */
  owner?: string;
  /** The reader erased it, or is not in the sample: nothing is recorded. */
  isOff?: boolean;
}

/** Where the run is kept. Reading and writing never fail; without storage, memory has to do. */
export interface Journal {
  read: () => StoredRun | undefined;
  write: (run: StoredRun) => void;
  /** Whether several tabs read and write the same run. */
  readonly isShared: boolean;
}

export function openJournal({ site, storage: kind }: ClientSettings): Journal {
  const key = `meantime:${site}`;
  let memory: StoredRun | undefined;
  const storage = storageOf(kind);
  return {
    isShared: kind === 'local',
    read: () => {
      const text = storage?.getItem(key);
      return (text ? parseRun(text) : undefined) ?? memory;
    },
    write: (run) => {
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

/** Changes the stored run, if there is one. */
export function editRun(journal: Journal, edit: (stored: StoredRun) => void): void {
  const stored = journal.read();
  if (!stored) return;
  edit(stored);
  journal.write(stored);
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
    const { head, nextSeq, unsent, erasing, reached, hellos } = value ?? {};
    return typeof head?.run === 'string' &&
      [head.landedAtMs, nextSeq].every(Number.isFinite) &&
      [unsent, erasing, reached, hellos].every(Array.isArray)
      ? (value as StoredRun) // the fields that the others are reckoned from have been checked
      : undefined;
  } catch {
    return undefined;
  }
}
