import { renderDuration } from '../../../src/protocol/duration.ts';
import { helloForm } from './hello-form.ts';
import type { ViewedQuickstart } from './quickstart-view.ts';
import { placeAtEnd } from './place-at-end.ts';

export interface Answers {
  /** @returns the time since landing, in ms; undefined when nothing is recorded any more */
  gotIt(note: { note?: string }): number | undefined;
  confused(note: { note?: string }): void;
  erase(): void;
}

/** Asks at the end of the last step whether it worked, and tells the reader their time. */
export function askHello(quickstart: ViewedQuickstart, answers: Answers): void {
  const { goal, budgetMs } = quickstart.meta;
  const form = helloForm(goal);

  const tell = (text: string, ...done: Element[]): void => {
    for (const element of done) element.remove();
    form.status.textContent = text;
    // The focus would be lost with the button that had it.
    if (done.length > 0) form.status.focus();
  };
  const takeNote = (): { note?: string } => {
    const text = form.note.value.trim();
    form.note.value = '';
    return text ? { note: text } : {};
  };

  form.gotIt.addEventListener('click', () => {
    tell(renderTime(answers.gotIt(takeNote()), budgetMs), form.question);
  });
  form.confused.addEventListener('click', () => {
    answers.confused(takeNote());
    form.noteBox.open = false;
    tell('Thank you, the writers will see it. If it works later, press “I get it”.');
  });
  form.erase.addEventListener('click', () => {
    answers.erase();
    tell('Erased from this browser. Nothing more is recorded.', form.question, form.recorded);
  });
  placeAtEnd(form.host, quickstart);
}

function renderTime(elapsedMs: number | undefined, budgetMs: number | undefined): string {
  if (elapsedMs === undefined) return 'Well done.';
  const promise = budgetMs === undefined ? '' : ` This page promises ${renderDuration(budgetMs)}.`;
  return `Well done: hello world after ${renderDuration(elapsedMs)}.${promise}`;
}
