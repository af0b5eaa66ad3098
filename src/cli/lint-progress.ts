import type { World } from './command.ts';

/** Below this nobody wonders what goes on. */
const quietMs = 1000;
const betweenMs = 100;

/**
 * A line on how many were looked at, on a terminal and while it lasts alone.
 *
 * @param things what they are: `pages`
 */
export function lintProgress({ stderr, now }: Pick<World, 'stderr' | 'now'>, things: string) {
  const startMs = now();
  let shownMs = 0;
  return {
    show: (done: number, total: number): void => {
      const nowMs = now();
      if (!stderr.isTTY || nowMs - startMs < quietMs || nowMs - shownMs < betweenMs) return;
      shownMs = nowMs;
      stderr.write(`\r\u001b[2K${done} of ${total} ${things}`);
    },
    clear: (): void => {
      if (shownMs > 0) stderr.write('\r\u001b[2K');
    },
  };
}
