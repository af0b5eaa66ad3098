import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Load, LoadResult } from './send-load.ts';

export interface Generator {
  send: (load: Load) => Promise<LoadResult>;
  stop: () => void;
}

type Answer = { result: LoadResult } | { error: string };

/** Starts the process that sends the load. */
export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('./generator.ts', import.meta.url)));
  return {
    async send(load) {
      const answer = once(child, 'message');
      child.send(load);
      const [told] = (await answer) as [Answer]; // generator.ts is what answers
      if ('error' in told) throw new Error(told.error);
      return told.result;
    },
    stop: () => child.kill(),
  };
}
