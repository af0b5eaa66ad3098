import { load as loadWords } from 'virtual:meantime/hello-words';
import { askHello } from './ask-hello.ts';
import { askStuck } from './ask-stuck.ts';
import { readerRun, type Accompanied } from './reader-run.ts';
import { showRail } from './show-rail.ts';
import type { ShownPart } from './shown-part.ts';

/** All that accompanies a reader on a quickstart. */
export interface ShownInterface {
  /** Shows what the run has become. */
  update(): void;
  remove(): void;
}

/**
 * Shows the rail, asks at each step who is stuck, and at the end whether it worked; in the language
 * of the page, as soon as its words are loaded.
 */
export async function showInterface(accompanied: Accompanied): Promise<ShownInterface> {
  const words = await loadWords(document.documentElement.lang);
  const { quickstart } = accompanied.view;
  const run = readerRun(accompanied);
  const changed = (): void => {
    for (const { update } of parts) update?.();
  };
  const parts: ShownPart[] = run.isRecorded()
    ? [
        ...quickstart.headings.map((_, step) => askStuck(quickstart, step, run, words)),
        askHello(quickstart, run, words, changed),
        showRail(quickstart, run, words),
      ]
    : [];
  changed();
  return {
    update: changed,
    remove() {
      for (const { host } of parts) host.remove();
    },
  };
}
