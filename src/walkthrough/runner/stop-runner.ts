import type { ChildProcess } from 'node:child_process';
import { systemCode } from '../../text/system-errors.ts';

/** How long a runner may take to end in order. */
export interface StopPatience {
  /** While nobody walks: Playwright waits forever for a worker that it was stopped while starting. */
  idleMs: number;
  /** While somebody walks: their programs would outlive a runner that is ended too early. */
  walkingMs: number;
}

const lookEveryMs = 200;

/**
 * Asks the runner to end in order; one that does not is ended with its whole group.
 *
 * @param runner leader of a process group
 * @param isWalking whether somebody walks at this moment
 */
export function stopRunner(
  runner: Pick<ChildProcess, 'kill' | 'pid' | 'exitCode' | 'signalCode'>,
  isWalking: () => boolean,
  { idleMs, walkingMs }: StopPatience,
): void {
  runner.kill('SIGINT');
  const askedMs = performance.now();
  const timer = setInterval(() => {
    const hasEnded = runner.exitCode !== null || runner.signalCode !== null;
    const isLate = performance.now() - askedMs >= (isWalking() ? walkingMs : idleMs);
    if (!hasEnded && isLate) endGroup(runner.pid);
    if (hasEnded || isLate) clearInterval(timer);
  }, lookEveryMs);
  // The runner itself is waited for, and nothing behind it.
  timer.unref();
}

function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error; // it has just ended
  }
}
