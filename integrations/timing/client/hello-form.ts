import { beaconLimits } from '../../../src/protocol/beacon.ts';
import { markup } from '../../../src/protocol/markup.ts';
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
export function helloForm(goal: string): HelloForm {
  const gotIt = make('button', 'I get it', { type: 'button', class: 'main' });
  const confused = make('button', "I'm confused", { type: 'button' });
  const note = make('textarea', '', {
    id: 'note',
    rows: '3',
    maxlength: String(beaconLimits.noteCharacters),
    'aria-describedby': 'hint',
  });
  const noteBox = make('details', [
    make('summary', 'Add a note'),
    make('label', 'What helped, what was missing?', { for: 'note' }),
    note,
    make('small', 'For the writers. Please leave out names, keys and the like.', { id: 'hint' }),
  ]);
  const question = make(
    'div',
    [
      make('p', `Did you see “${goal}”?`, { id: 'question' }),
      make('div', [gotIt, confused], { class: 'buttons' }),
      noteBox,
    ],
    { role: 'group', 'aria-labelledby': 'question' },
  );
  const status = make('p', '', { role: 'status', tabindex: '-1' });
  const erase = make('button', 'Erase it', { type: 'button', class: 'link' });
  const recorded = make('small', [
    'Recorded under a random number, without cookies: when you came, the steps you reached, what you copied. ',
    erase,
  ]);
  const section = make('section', [question, status, recorded], { 'aria-label': 'Hello world' });
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
