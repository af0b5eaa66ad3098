import { load as loadWords } from 'virtual:meantime/hello-words';
import { fillIn } from '../../../src/words/fill-in.ts';
import type { LoadedWords } from '../../../src/words/loaded-words.ts';
import { sayDuration } from '../../../src/words/say-duration.ts';
import { helloForm } from './hello-form.ts';
import type { ViewedQuickstart } from './quickstart-view.ts';
import { placeAtEnd } from './place-at-end.ts';

export interface Answers {
  /** @returns the time since landing, in ms; undefined when nothing is recorded any more */
  gotIt(note: { note?: string }): number | undefined;
  confused(note: { note?: string }): void;
  erase(): void;
}

/**
 * Asks at the end of the last step whether it worked, and tells the reader their time; in the
 * language of the page, whose words are loaded first.
 *
 * @returns takes the question back
 */
export function askHello(quickstart: ViewedQuickstart, answers: Answers): () => void {
  let host: Element | undefined;
  let isOver = false;
  loadWords(document.documentElement.lang).then(
    (said) => {
      if (!isOver) host = ask(quickstart, answers, said);
    },
    // The connection is gone, and with it the words.
    () => undefined,
  );
  return () => {
    isOver = true;
    host?.remove();
  };
}

function ask(quickstart: ViewedQuickstart, answers: Answers, said: LoadedWords<'hello'>): Element {
  const { goal, budgetMs } = quickstart.meta;
  const { words } = said;
  const form = helloForm(goal, said);

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
    tell(sayTime(answers.gotIt(takeNote()), budgetMs, said), form.question);
  });
  form.confused.addEventListener('click', () => {
    answers.confused(takeNote());
    form.noteBox.open = false;
    tell(fillIn(words.thanks, { gotIt: words.gotIt }));
  });
  form.erase.addEventListener('click', () => {
    answers.erase();
    tell(words.erased, form.question, form.recorded);
  });
  placeAtEnd(form.host, quickstart);
  return form.host;
}

function sayTime(
  elapsedMs: number | undefined,
  budgetMs: number | undefined,
  { words, lang }: LoadedWords<'hello'>,
): string {
  if (elapsedMs === undefined) return words.done;
  const time = sayDuration(elapsedMs, { lang, units: 'long' });
  if (budgetMs === undefined) return fillIn(words.doneAfter, { time });
  return fillIn(words.doneWithBudget, {
    time,
    budget: sayDuration(budgetMs, { lang, units: 'long' }),
  });
}
