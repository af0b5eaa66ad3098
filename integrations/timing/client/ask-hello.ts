import { beaconLimits } from '../../../src/protocol/beacon.ts';
import { renderDuration } from '../../../src/protocol/duration.ts';
import { blockSelector, markup } from '../../../src/protocol/markup.ts';
import { helloStyle } from './hello-style.ts';
import type { ViewedQuickstart } from './page-view.ts';

interface Answers {
  /** @returns the time since landing, in ms; undefined when nothing is recorded any more */
  gotIt(note: { note?: string }): number | undefined;
  confused(note: { note?: string }): void;
  erase(): void;
}

/**
 * Asks at the end of the last step whether it worked, and tells the reader their time.
 * It lives in a shadow root, so that neither the page's style nor ours meets the other's.
 */
export function askHello(quickstart: ViewedQuickstart, answers: Answers): void {
  const last = quickstart.headings.at(-1);
  if (!last) return;
  const host = document.createElement('meantime-hello');
  host.setAttribute(markup.ignore, '');
  const shadow = host.attachShadow({ mode: 'open' });
  // A sheet made by script is allowed by a policy that forbids inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(helloStyle);
  shadow.adoptedStyleSheets = [sheet];

  const question = make('p', `Did you see “${quickstart.meta.goal}”?`, { id: 'question' });
  const gotIt = make('button', 'I get it', { type: 'button', class: 'main' });
  const confused = make('button', 'I’m confused', { type: 'button' });
  const buttons = make('div', [gotIt, confused], { class: 'buttons' });
  const note = make('textarea', '', {
    id: 'note',
    rows: '3',
    maxlength: String(beaconLimits.noteCharacters),
    'aria-describedby': 'hint',
  });
  const label = make('label', 'What helped, what was missing?', { for: 'note' });
  const hint = make('small', 'For the writers. Please leave out names, keys and the like.', {
    id: 'hint',
  });
  const noteBox = make('details', [make('summary', 'Add a note'), label, note, hint]);
  const status = make('p', '', { role: 'status', tabindex: '-1' });
  const erase = make('button', 'Erase it', { type: 'button', class: 'link' });
  const recorded = make('small', [
    'Recorded under a random number, without cookies: when you came, the steps you reached, what you copied. ',
    erase,
  ]);
  const section = make('section', [question, buttons, noteBox, status, recorded], {
    'aria-labelledby': 'question',
  });
  shadow.append(section);

  const tell = (text: string, ...done: Element[]): void => {
    for (const element of done) element.remove();
    status.textContent = text;
    // The focus would be lost with the button that had it.
    if (done.length > 0) status.focus();
  };
  const takeNote = (): { note?: string } => {
    const text = note.value.trim();
    note.value = '';
    return text ? { note: text } : {};
  };
  gotIt.addEventListener('click', () => {
    const elapsedMs = answers.gotIt(takeNote());
    tell(renderTime(elapsedMs, quickstart.meta.budgetMs), question, buttons, noteBox);
    section.setAttribute('aria-label', 'Your time');
  });
  confused.addEventListener('click', () => {
    answers.confused(takeNote());
    noteBox.open = false;
    tell('Thank you, the writers will see it. If it works later, press “I get it”.');
  });
  erase.addEventListener('click', () => {
    answers.erase();
    tell(
      'Erased from this browser. Nothing more is recorded.',
      question,
      buttons,
      noteBox,
      recorded,
    );
  });
  place(host, quickstart, last);
}

function renderTime(elapsedMs: number | undefined, budgetMs: number | undefined): string {
  if (elapsedMs === undefined) return 'Well done.';
  const promise = budgetMs === undefined ? '' : ` This page promises ${renderDuration(budgetMs)}.`;
  return `Well done: hello world after ${renderDuration(elapsedMs)}.${promise}`;
}

/** Puts the question at the end of the last step: before the heading after it, or at the end. */
function place(host: Element, { headings, end }: ViewedQuickstart, last: Element): void {
  if (end) {
    // Themes wrap headings, so the place is beside the outermost wrapper that is not the step's.
    let next = end;
    while (next.parentElement && !next.parentElement.contains(last)) next = next.parentElement;
    next.before(host);
    return;
  }
  const blocks = Array.from(document.querySelectorAll(blockSelector));
  const lastBlock = blocks.findLast((block) => follows(last, block)) ?? last;
  let container = last.parentElement;
  while (container && !(container.contains(headings[0] ?? last) && container.contains(lastBlock))) {
    container = container.parentElement;
  }
  container?.append(host);
}

function follows(first: Node, second: Node): boolean {
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
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
