import { load as loadWords } from 'virtual:meantime/hello-words';
import { fillIn } from '../../../src/words/fill-in.ts';
import type { LoadedWords } from '../../../src/words/loaded-words.ts';
import { sayDuration } from '../../../src/words/say-duration.ts';
import { helloForm, helloHost } from './hello-form.ts';
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
 * language of the page, as soon as its words are loaded. Without a connection nothing is asked.
 *
 * @returns the element that asks
 */
export function askHello(quickstart: ViewedQuickstart, answers: Answers): Element {
  const host = helloHost();
  placeAtEnd(host, quickstart);
  loadWords(document.documentElement.lang).then(
    (said) => {
      ask(host, quickstart, answers, said);
    },
    () => undefined,
  );
  return host;
}

function ask(
  host: Element,
  { meta: { goal, budgetMs } }: ViewedQuickstart,
  answers: Answers,
  said: LoadedWords<'hello'>,
): void {
  const { words, lang } = said;
  const form = helloForm(goal, said);
  const sayTime = (ms: number): string => sayDuration(ms, { lang, units: 'long' });

  const tell = (text: string, ...done: Element[]): void => {
    for (const element of done) element.remove();
    form.status.textContent = text;
    // The focus would be lost with the button that had it.
    if (done.length > 0) form.status.focus();
  };
  const takeNote = (): { note?: string } => {
    // A store keeps neither half a character nor none.
    const text = form.note.value.replace(/[\p{Cs}\0]/gu, '').trim();
    form.note.value = '';
    return text ? { note: text } : {};
  };

  form.gotIt.addEventListener('click', () => {
    const elapsedMs = answers.gotIt(takeNote());
    const done = budgetMs === undefined ? words.doneAfter : words.doneWithBudget;
    const text =
      elapsedMs === undefined
        ? words.done
        : fillIn(done, { time: sayTime(elapsedMs), budget: sayTime(budgetMs ?? 0) });
    tell(text, form.question);
  });
  form.confused.addEventListener('click', () => {
    answers.confused(takeNote());
    form.noteBox.open = false;
    tell(fillIn(words.thanks, words));
  });
  form.erase.addEventListener('click', () => {
    answers.erase();
    tell(words.erased, form.question, form.recorded);
  });
  host.shadowRoot?.append(form.section);
}
