import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from '../../../src/text/system-errors.ts';
import { outputBusy } from '../problems/errors.ts';

const hourMs = 3_600_000;

/** What this process has locked, until it ends: integrations behind ours write there as well. */
const held = new Set<string>();

/**
 * Keeps other builds out of an output folder as long as this process lives: each would remove what the
 * other has written. What a killed build has locked is free again, and what nobody can lock is not
 * kept.
 *
 * @param file says which process has the folder
 * @throws MeantimeError `output-busy`
 */
export function lockOutput(folder: string, file: string): void {
  const mine = String(process.pid);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, mine, { flag: 'wx' });
  } catch {
    const holder = readLock(file);
    if (holder !== undefined && holder !== mine && isAtWork(holder, file)) {
      throw outputBusy(folder, holder);
    }
    try {
      writeFileSync(file, mine);
    } catch {
      // A cache that cannot be written is no reason not to build.
    }
  }
  if (held.size === 0) process.on('exit', unlockOutputs);
  held.add(file);
}

/** Lets go of all that this process has locked. */
export function unlockOutputs(): void {
  process.off('exit', unlockOutputs);
  for (const file of held) {
    if (readLock(file) === String(process.pid)) rmSync(file, { force: true });
  }
  held.clear();
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Another process may have been given the number of one that is gone; no build takes an hour. */
function isAtWork(pid: string, file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats || Date.now() - stats.mtimeMs > hourMs || !/^[1-9]\d*$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return systemCode(error) === 'EPERM';
  }
}
