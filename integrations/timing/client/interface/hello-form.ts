import { helloAnswer } from '../../../../src/protocol/controls.ts';
import { fillIn } from '../../../../src/words/fill-in.ts';
import type { LoadedWords } from '../../../../src/words/loaded-words.ts';
import { make } from './make-element.ts';

/** The parts of the question that something happens to. */
export interface HelloForm {
  section: HTMLElement;
  /** Whether it worked, with the ways to say so. */
  question: HTMLElement;
  gotIt: HTMLButtonElement;
  /** Asks once more. */
  doubt: HTMLElement;
  confirm: HTMLButtonElement;
  notYet: HTMLButtonElement;
  pasteForm: HTMLFormElement;
  output: HTMLTextAreaElement;
  terminal: HTMLDetailsElement;
  line: HTMLElement;
  copyLine: HTMLButtonElement;
  status: HTMLElement;
  undo: HTMLButtonElement;
  /** What is recorded, with the button that erases it. */
  recorded: HTMLElement;
  yourRun: HTMLDetailsElement;
  /** What is recorded of this reader, once it is opened. */
  facts: HTMLElement;
  erase: HTMLButtonElement;
}

/** “Did you see …?”, and what goes with it. */
export function helloForm(goal: string, { words }: LoadedWords<'hello'>): HelloForm {
  const button = (text: string, answer: string, className = ''): HTMLButtonElement =>
    make('button', text, { type: 'button', class: className, [helloAnswer]: answer });
  const group = (id: string, text: string, content: Node[]): HTMLElement =>
    make('div', [make('p', fillIn(text, { goal }), { id, class: 'question' }), ...content], {
      ...{ role: 'group', 'aria-labelledby': id },
    });
  const row = (...buttons: Node[]): Node => make('div', buttons, { class: 'buttons' });

  const gotIt = button(words.gotIt, 'got-it', 'main');
  const output = make('textarea', '', { id: 'output', rows: '4', 'aria-describedby': 'hint' });
  const compare = make('button', words.compare, { type: 'submit', [helloAnswer]: 'pasted' });
  const pasteForm = make('form', [
    make('label', words.pasteLabel, { for: 'output' }),
    output,
    make('small', words.pasteHint, { id: 'hint' }),
    row(compare),
  ]);
  const line = make('code');
  const copyLine = button(words.copyLine, 'copy-line');
  const terminalParts = [
    make('summary', words.terminal),
    make('small', words.terminalHint),
    // Scrolls where the line is longer than the screen is wide, by keyboard too.
    make('pre', [line], { tabindex: '0' }),
    row(copyLine),
  ];
  const terminal = make('details', terminalParts, { class: 'terminal' });
  const paste = make('details', [make('summary', words.paste), pasteForm]);
  const question = group('question', words.question, [row(gotIt), paste, terminal]);

  const confirm = button(words.quickYes, 'confirm', 'main');
  const notYet = button(words.quickNo, 'not-yet');
  const doubt = group('doubt', words.quick, [row(confirm, notYet)]);
  doubt.hidden = true;
  const status = make('p', '', { role: 'status', tabindex: '-1' });
  const undo = button(words.undo, 'undo', 'link');
  undo.hidden = true;
  const erase = button(words.erase, 'erase', 'link');
  const facts = make('p');
  const yourRun = make('details', [make('summary', words.yourRun), facts]);
  const recorded = make('div', [words.recorded, yourRun, erase], { class: 'small' });
  const section = make('section', [question, doubt, status, undo, recorded], {
    'aria-label': words.name,
  });
  return {
    ...{ section, question, gotIt, doubt, confirm, notYet, pasteForm, output },
    ...{ terminal, line, copyLine, status, undo, recorded, yourRun, facts, erase },
  };
}
