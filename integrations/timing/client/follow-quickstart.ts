import { interfaceUrl, isDev, readingUrl } from 'virtual:meantime/client';
import type { EventKind } from '../../../src/protocol/beacon.ts';
import type { StepPlaces } from '../../../src/protocol/step-places.ts';
import { swappedEvent } from '../../../src/protocol/swapped-event.ts';
import { begin } from './begin.ts';
import { run, type StoredRun } from './journal.ts';
import { thisMoment, type Moment } from './moment.ts';
import { isFresh } from './own-run.ts';
import { erase, openPage, record, type EventFacts } from './record.ts';
import { loadDeliver, send } from './send.ts';
import { listen } from './this-document.ts';
import { metaOfPage, variantOf, viewQuickstart } from './view-quickstart.ts';
import { watchReading } from './watch-reading.ts';

// What quickstarts load, and other pages for what goes beyond follow-page.ts: it follows the reader
// step by step. It loads the rest once the page has been drawn: what asks the reader, and what sends
// again.

type ReadingModule = typeof import('./read-quickstart.ts');
type InterfaceModule = typeof import('./interface/show-interface.ts');

/** Of the page that is open; view transitions put another one into the same document. */
let body: Element;
let path: string;
let places: StepPlaces | undefined;
let step: string | undefined;
let close: () => void;

/** Records something of where the reader is. */
function note(
  kind: EventKind,
  facts?: EventFacts,
  moment?: Moment,
  change?: (stored: StoredRun) => void,
): void {
  record(kind, { step, variant: places && variantOf(places), ...facts }, moment, change);
}

async function open(): Promise<void> {
  const opened = thisMoment();
  const meta = metaOfPage();
  const closing = new AbortController();
  const { signal } = closing;
  let update = (): void => undefined;
  ({ body } = document);
  path = location.pathname;
  step = undefined;
  places = meta?.places;
  close = () => {
    note('leave');
    closing.abort();
  };
  openPage(meta ?? {});
  note(meta ? 'open' : 'land');
  if (!meta) return;
  // No build has read pages that are rendered on demand.
  places ??= ((await import(/* @vite-ignore */ readingUrl)) as ReadingModule).readStepPlaces(
    document,
  );
  const known = places;
  if (signal.aborted || !known) return;
  const view = () => viewQuickstart(meta, known);
  const reach = (index: number, moment = thisMoment()): void => {
    step = known.steps[index]?.id;
    const key = `${meta.id}#${step}`;
    if (!isFresh(moment.atMs) || !run?.reached.includes(key))
      note('step', {}, moment, ({ reached }) => reached.push(key));
    update();
  };
  watchReading(view, reach, signal);
  // What is asked for in a frame comes after its drawing.
  await new Promise(requestAnimationFrame);
  await new Promise((drawn) => setTimeout(drawn));
  void loadDeliver();
  const { showInterface } = (await import(/* @vite-ignore */ interfaceUrl)) as InterfaceModule;
  update = await showInterface({
    ...{ view, note, reach, isFresh, erase, signal },
    openedAtMs: opened.atMs,
    run: () => run,
  });
}

/** Where nothing can be loaded, nothing is asked. */
function openSafely(): void {
  open().catch(() => undefined);
}

begin(() => {
  openSafely();
  listen('astro:before-swap', () => {
    close();
  });
  listen('astro:page-load', () => {
    // It is told of the document's first page too, which is open already.
    if (body !== document.body || path !== location.pathname) openSafely();
  });
  // In development an edit changes the steps of the page that is open.
  if (isDev)
    listen(swappedEvent, () => {
      close();
      openSafely();
    });
  void send();
}, note);
