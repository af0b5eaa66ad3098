import { beaconLimits } from '../../../src/protocol/beacon.ts';
import { helloAnswer } from '../../../src/protocol/controls.ts';
import { markup } from '../../../src/protocol/markup.ts';
import { fillIn } from '../../../src/words/fill-in.ts';
import type { LoadedWords } from '../../../src/words/loaded-words.ts';
import { helloStyle } from './hello-style.ts';

/** The elements of the question that something happens to. */
export interface HelloForm {
  section: Element;
  /** The question with its buttons and the note; gone once it is answered. */
  question: Element;
  gotIt: HTMLButtonElement;
  confused: HTMLButtonElement;
  noteBox: HTMLDetailsElement;
  note: HTMLTextAreaElement;
  status: HTMLElement;
  /** What is recorded, with the button that erases it. */
  recorded: Element;
  erase: HTMLButtonElement;
}

/** “Did you see …?”, and what goes with it. */
export function helloForm(goal: string, said: LoadedWords<'hello'>): HelloForm {
  const { words } = said;
  const gotIt = make('button', words.gotIt, { class: 'main', [helloAnswer]: 'got-it' });
  const confused = make('button', words.confused, { [helloAnswer]: 'confused' });
  const note = make('textarea', '', {
    id: 'note',
    rows: '3',
    maxlength: String(beaconLimits.noteCharacters),
    'aria-describedby': 'hint',
  });
  const noteBox = make('details', [
    make('summary', words.addNote),
    make('label', words.noteLabel, { for: 'note' }),
    note,
    make('small', words.noteHint, { id: 'hint' }),
  ]);
  const question = make(
    'div',
    [
      make('p', fillIn(words.question, { goal }), { id: 'question' }),
      make('div', [gotIt, confused], { class: 'buttons' }),
      noteBox,
    ],
    { role: 'group', 'aria-labelledby': 'question' },
  );
  const status = make('p', '', { role: 'status', tabindex: '-1' });
  const erase = make('button', words.erase, { class: 'link', [helloAnswer]: 'erase' });
  const recorded = make('small', [`${words.recorded} `, erase]);
  const section = make('section', [question, status, recorded], {
    'aria-label': words.name,
    lang: said.lang,
    dir: said.dir,
  });
  return {
    section,
    question,
    gotIt,
    confused,
    noteBox,
    note,
    status,
    recorded,
    erase,
  };
}

/**
 * Where it is asked: an element of its own with a shadow root, so that the page's style and ours do
 * not meet, which belongs to no step.
 */
export function helloHost(): Element {
  const host = document.createElement('meantime-hello');
  host.setAttribute(markup.ignore, '');
  const shadow = host.attachShadow({ mode: 'open' });
  // A sheet made by script is allowed by a policy that forbids inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(helloStyle);
  shadow.adoptedStyleSheets = [sheet];
  return host;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  content: string | (string | Node)[] = [],
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...[content].flat());
  return element;
}
