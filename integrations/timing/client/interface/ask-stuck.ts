import { beaconLimits } from '../../../../src/protocol/beacon.ts';
import { helloAnswer } from '../../../../src/protocol/controls.ts';
import type { LoadedWords } from '../../../../src/words/loaded-words.ts';
import type { ViewedQuickstart } from '../view-quickstart.ts';
import { make } from './make-element.ts';
import { makeHost } from './make-host.ts';
import { placeAtEnd } from './place-at-end.ts';
import type { ReaderRun } from './reader-run.ts';
import type { ShownPart } from './shown-part.ts';
import { stuckStyle } from './stuck-style.ts';
import { takeNote } from './take-note.ts';

/** “Stuck here?” at the end of a step. It opens a note in place, which may stay empty. */
export function askStuck(
  quickstart: ViewedQuickstart,
  step: number,
  run: ReaderRun,
  said: LoadedWords<'hello'>,
): ShownPart {
  const { words } = said;
  const { host, shadow } = makeHost('meantime-stuck', said, stuckStyle);
  const { title = '' } = quickstart.steps[step] ?? {};
  const opener = make('button', words.stuck, {
    ...{ class: 'link opener', type: 'button', 'aria-expanded': 'false' },
    ...{ 'aria-label': `${words.stuck} ${title}`, [helloAnswer]: 'stuck' },
  });
  const note = make('textarea', '', {
    ...{ id: 'note', rows: '3', 'aria-describedby': 'hint' },
    maxlength: String(beaconLimits.noteCharacters),
  });
  const send = make('button', words.confused, { type: 'submit', [helloAnswer]: 'confused' });
  const form = make('form', [
    make('label', words.noteLabel, { for: 'note' }),
    note,
    make('small', words.noteHint, { id: 'hint' }),
    make('div', [send], { class: 'buttons' }),
  ]);
  const status = make('p', '', { role: 'status', tabindex: '-1' });
  form.hidden = true;

  const open = (isOpen: boolean, text = ''): void => {
    form.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
    status.textContent = text;
    host.classList.toggle('open', isOpen || text !== '');
  };
  opener.addEventListener('click', () => {
    const isOpen = opener.getAttribute('aria-expanded') === 'true';
    open(!isOpen);
    if (!isOpen) note.focus({ preventScroll: true });
  });
  form.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    open(false);
    opener.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run.confused(step, takeNote(note));
    open(false, words.thanks);
    // The focus would be lost with the button that had it.
    status.focus({ preventScroll: true });
  });
  shadow.append(opener, form, status);
  placeAtEnd(host, quickstart, step);
  giveRoom(host, opener, step === quickstart.steps.length - 1);
  return {
    host,
    update() {
      // Removed, it would take its room along, and move the text.
      host.style.visibility = run.isRecorded() ? '' : 'hidden';
    },
  };
}

/**
 * Pages whose headings follow close upon the text have no gap for the button; nor is there one
 * before the question for hello.
 */
function giveRoom(host: HTMLElement, opener: Element, isLast: boolean): void {
  const next = host.nextElementSibling;
  const nextTop = next && !isLast ? next.getBoundingClientRect().top : -Infinity;
  const gapPixels = nextTop - host.getBoundingClientRect().top;
  if (gapPixels < opener.getBoundingClientRect().height) host.classList.add('room');
}
