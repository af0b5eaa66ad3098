import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcesses } from '../terminal/end-processes.ts';

const prefix = 'meantime-walk-';
/** Says whose the folder is. */
const ownerFile = 'owner.json';

interface Owner {
  pid: number;
  /** Tells the process from a later one of the same id; absent where the system does not say. */
  started?: string;
}

/** A new folder for what a walk keeps while it is under way, marked as this process's own. */
export function claimFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  const owner: Owner = { pid: process.pid, ...startOf(process.pid) };
  writeFileSync(join(folder, ownerFile), JSON.stringify(owner));
  return folder;
}

export function removeFolder(folder: string): void {
  // A program that was ended a moment ago may still have written.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Ends and removes what walks have left that were killed before they could. */
export async function clearLeftovers(): Promise<void> {
  const parent = realpathSync(tmpdir());
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (!name.startsWith(prefix) || !isAbandoned(folder)) continue;
    await endProcesses({ home: folder, sessions: [] });
    removeFolder(folder);
  }
}

/** Of this user, and of a process that is gone. One without a mark is being made, or another's. */
function isAbandoned(folder: string): boolean {
  try {
    const { uid } = statSync(folder);
    const owner = JSON.parse(readFileSync(join(folder, ownerFile), 'utf8')) as Owner; // `claimFolder` wrote it
    return uid === process.getuid?.() && !isAlive(owner);
  } catch {
    return false;
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else has taken the number.
    return (error as NodeJS.ErrnoException).code === 'EPERM' && started === undefined; // `kill` throws nothing else
  }
  return started === undefined || started === startOf(pid).started;
}

function startOf(pid: number): Pick<Owner, 'started'> {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the program's name, which may hold spaces: the 20th is when it started.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return started === undefined ? {} : { started };
  } catch {
    // There is no /proc, as on macOS.
    return {};
  }
}
