import { beaconLimits } from '../../../src/protocol/beacon.ts';
import { markup } from '../../../src/protocol/markup.ts';
import { fillIn } from '../../../src/words/fill-in.ts';
import type { LoadedWords } from '../../../src/words/loaded-words.ts';
import { helloStyle } from './hello-style.ts';

/** The elements of the question that something happens to. */
export interface HelloForm {
  host: Element;
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

/**
 * “Did you see …?” as an element of its own. It lives in a shadow root, so that the page's style
 * and ours do not meet, and belongs to no step.
 */
export function helloForm(goal: string, said: LoadedWords<'hello'>): HelloForm {
  const { words } = said;
  const gotIt = make('button', words.gotIt, {
    type: 'button',
    class: 'main',
    [markup.gotIt]: '',
  });
  const confused = make('button', words.confused, { type: 'button', [markup.confused]: '' });
  const note = make('textarea', '', {
    [markup.note]: '',
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
  const erase = make('button', words.erase, {
    type: 'button',
    class: 'link',
    [markup.erase]: '',
  });
  const recorded = make('small', [`${words.recorded} `, erase]);
  const section = make('section', [question, status, recorded], {
    'aria-label': words.name,
    lang: said.lang,
    dir: said.dir,
  });
  return {
    host: shadowHost(section),
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

function shadowHost(content: Element): Element {
  const host = document.createElement('meantime-hello');
  host.setAttribute(markup.ignore, '');
  const shadow = host.attachShadow({ mode: 'open' });
  // A sheet made by script is allowed by a policy that forbids inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(helloStyle);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(content);
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
