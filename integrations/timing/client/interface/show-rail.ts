import { fillIn } from '../../../../src/words/fill-in.ts';
import type { LoadedWords } from '../../../../src/words/loaded-words.ts';
import { sayDuration } from '../../../../src/words/say-duration.ts';
import type { ViewedQuickstart } from '../view-quickstart.ts';
import { make } from './make-element.ts';
import { makeHost } from './make-host.ts';
import { railStyle } from './rail-style.ts';
import { readersTimes } from './readers-times.ts';
import type { ReaderRun } from './reader-run.ts';
import type { ShownPart } from './shown-part.ts';

const minuteMs = 60_000;

/** Width of the card with the gaps beside it. */
const cardRems = 18;

/** Narrower windows show the rail to who opens it. */
const roomy = '(min-width:1200px)';

/** The steps, which of them are done, and about how long the rest takes: by readers, or by the model. */
export function showRail(
  quickstart: ViewedQuickstart,
  run: ReaderRun,
  said: LoadedWords<'hello'>,
): ShownPart {
  const { words, lang } = said;
  const { steps, meta } = quickstart;
  const { host, shadow } = makeHost('meantime-rail', said, railStyle);
  const items = steps.map(({ id, title }) => {
    const state = make('span', '', { class: 'heard' });
    const link = make('a', title, { href: `#${encodeURIComponent(id)}` });
    return { item: make('li', [make('span', [link, state])]), link, state };
  });
  const progress = make('span', '', { class: 'full' });
  // Where there is little room, and not heard: the text beside it says the same.
  const brief = make('span', '', { class: 'brief', 'aria-hidden': 'true' });
  const summary = make('summary', [brief, progress]);
  const source = make('small');
  const list = make(
    'ol',
    items.map(({ item }) => item),
  );
  const details = make('details', [summary, list, source]);
  shadow.append(make('nav', [details], { 'aria-label': words.railName }));
  document.body.append(host);
  details.open = matchMedia(roomy).matches && hasRoom(quickstart, host);

  let measuredMs: readonly (number | undefined)[] = [];
  const sayProgress = (here: number): string => {
    if (here === steps.length) return words.railDone;
    const restMs =
      measuredMs[here] ?? meta.modelledMs?.slice(here).reduce((sum, ms) => sum + ms, 0);
    const texts = { step: String(here + 1), steps: String(steps.length) };
    if (restMs === undefined) return fillIn(words.railStep, texts);
    const wholeMinutesMs = Math.max(1, Math.round(restMs / minuteMs)) * minuteMs;
    const time = sayDuration(wholeMinutesMs, { lang, units: 'long' });
    return fillIn(words.railStepAndTime, { ...texts, time });
  };
  const rail = {
    host,
    update() {
      host.hidden = !run.isRecorded();
      const here = run.saidHello() ? steps.length : Math.max(0, run.lastReached());
      progress.textContent = sayProgress(here);
      brief.textContent = `${Math.min(here + 1, steps.length)}/${steps.length}`;
      source.textContent = measuredMs[here] ? words.railMeasured : words.railSource;
      source.hidden = !(measuredMs[here] ?? meta.modelledMs) || here === steps.length;
      for (const [step, { item, link, state }] of items.entries()) {
        item.className = step < here ? 'done' : step === here ? 'here' : '';
        state.textContent = step < here ? `, ${words.stepDone}` : '';
        if (step === here) link.setAttribute('aria-current', 'step');
        else link.removeAttribute('aria-current');
      }
    },
  };
  void readersTimes(quickstart).then((told) => {
    if (!told) return;
    measuredMs = told;
    rail.update();
  });
  return rail;
}

/** Whether the open card would leave the text of the steps alone. */
function hasRoom({ steps }: ViewedQuickstart, host: Element): boolean {
  const fontPixels = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { left = 0, right = 0 } = steps[0]?.heading.getBoundingClientRect() ?? {};
  const isLeftward = getComputedStyle(host).direction === 'rtl';
  const room = isLeftward ? left : document.documentElement.clientWidth - right;
  return room >= cardRems * fontPixels;
}
