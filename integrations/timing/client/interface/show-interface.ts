import { load as loadWords } from 'virtual:meantime/hello-words';
import { askHello } from './ask-hello.ts';
import { askStuck } from './ask-stuck.ts';
import { readerRun, type Accompanied } from './reader-run.ts';
import { showRail } from './show-rail.ts';
import { watchActs } from '../watch-acts.ts';
import type { ShownPart } from './shown-part.ts';

/**
 * Shows the rail, asks at each step who is stuck, and at the end whether it worked; in the language
 * of the page, as soon as its words are loaded. Watches from here on what the reader does.
 *
 * @returns shows what the run has become
 */
export async function showInterface(accompanied: Accompanied): Promise<() => void> {
  const { view, reach, note, signal } = accompanied;
  const copied = (block: number, isInStep: boolean): void => {
    note('copy', { block, ...(!isInStep && { step: undefined }) });
  };
  watchActs({ view, reach, copied }, signal);
  const words = await loadWords(document.documentElement.lang);
  const quickstart = view();
  const run = readerRun(accompanied);
  const changed = (): void => {
    for (const { update } of parts) update?.();
  };
  const parts: ShownPart[] =
    run.isRecorded() && !signal.aborted
      ? [
          ...quickstart.steps.map((_, step) => askStuck(quickstart, step, run, words)),
          askHello(quickstart, run, words, changed),
          showRail(quickstart, run, words),
        ]
      : [];
  changed();
  signal.addEventListener('abort', () => {
    for (const { host } of parts) host.remove();
  });
  return changed;
}
