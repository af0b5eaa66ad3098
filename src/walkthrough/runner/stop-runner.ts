import type { ChildProcess } from 'node:child_process';
import { systemCode } from '../../text/system-errors.ts';

/** How long a runner may take to end in order. */
export interface StopPatience {
  /** While nobody walks: Playwright waits forever for a worker that it was stopped while starting. */
  idleMs: number;
  /** While somebody walks: their programs would outlive a runner that is ended too early. */
  walkingMs: number;
}

const lookEveryMs = 1_000;

/**
 * Asks the runner to end in order; one that does not is ended with its whole group.
 *
 * @param runner leader of a process group
 * @param isWalking whether somebody walks at this moment
 */
export function stopRunner(
  runner: Pick<ChildProcess, 'kill' | 'pid' | 'once' | 'exitCode' | 'signalCode'>,
  isWalking: () => boolean,
  { idleMs, walkingMs }: StopPatience,
): void {
  runner.kill('SIGINT');
  const hasEnded = () => runner.exitCode !== null || runner.signalCode !== null;
  let waitedMs = 0;
  const wait = (ms: number): NodeJS.Timeout => {
    return setTimeout(() => {
      waitedMs += ms;
      if (hasEnded()) return;
      if (isWalking() && waitedMs < walkingMs)
        timer = wait(Math.min(lookEveryMs, walkingMs - waitedMs));
      else endGroup(runner.pid);
    }, ms);
  };
  let timer = wait(idleMs);
  runner.once('exit', () => {
    clearTimeout(timer);
  });
}

function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error; // it has just ended
  }
}
