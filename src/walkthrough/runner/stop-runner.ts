import type { ChildProcess } from 'node:child_process';

/** How long a runner may take to end in order. */
export interface StopPatience {
  /** While nobody walks: Playwright waits forever for a worker that it was stopped while starting. */
  idleMs: number;
  /** While somebody walks: their programs would outlive a runner that is ended too early. */
  walkingMs: number;
}

/**
 * Asks the runner to end in order; one that does not is ended with its whole group.
 *
 * @param runner leader of a process group
 * @param isWalking whether somebody walks at this moment
 */
export function stopRunner(
  runner: Pick<ChildProcess, 'kill' | 'pid' | 'once'>,
  isWalking: () => boolean,
  { idleMs, walkingMs }: StopPatience,
): void {
  runner.kill('SIGINT');
  const end = () => {
    if (runner.pid !== undefined) process.kill(-runner.pid, 'SIGKILL');
  };
  let timer = setTimeout(() => {
    if (!isWalking()) end();
    else timer = setTimeout(end, walkingMs - idleMs);
  }, idleMs);
  runner.once('exit', () => {
    clearTimeout(timer);
  });
}
