import { holdsGoal } from '../../../../src/protocol/holds-goal.ts';
import { fillIn } from '../../../../src/words/fill-in.ts';
import type { LoadedWords } from '../../../../src/words/loaded-words.ts';
import { sayDuration } from '../../../../src/words/say-duration.ts';
import type { ViewedQuickstart } from '../view-quickstart.ts';
import { helloForm, type HelloForm } from './hello-form.ts';
import { helloStyle } from './hello-style.ts';
import { makeHost } from './make-host.ts';
import { placeAtEnd } from './place-at-end.ts';
import type { ReaderRun } from './reader-run.ts';
import type { ShownPart } from './shown-part.ts';

/**
 * Asks at the end of the last step whether it worked, and tells the reader their time.
 *
 * @param changed called when the reader has answered
 */
export function askHello(
  quickstart: ViewedQuickstart,
  run: ReaderRun,
  said: LoadedWords<'hello'>,
  changed: () => void,
): ShownPart {
  const { goal, budgetMs } = quickstart.meta;
  const { words, lang } = said;
  const { host, shadow } = makeHost('meantime-hello', said, helloStyle);
  const form = helloForm(goal, said);
  const sayTime = (ms: number): string => sayDuration(ms, { lang, units: 'long' });

  /** @param focused what takes the focus, which would be lost with what had it */
  const show = (part: 'question' | 'doubt' | 'none', text: string, focused?: HTMLElement): void => {
    form.question.hidden = part !== 'question';
    form.doubt.hidden = part !== 'doubt';
    form.undo.hidden = part !== 'none' || !run.isRecorded();
    form.recorded.hidden = !run.isRecorded();
    form.status.textContent = text;
    focused?.focus();
  };
  const say = (hello: Parameters<ReaderRun['hello']>[0]): void => {
    const elapsedMs = run.hello(hello);
    const done = budgetMs === undefined ? words.doneAfter : words.doneWithBudget;
    const text =
      elapsedMs === undefined
        ? words.done
        : fillIn(done, { time: sayTime(elapsedMs), budget: sayTime(budgetMs ?? 0) });
    show('none', text, form.status);
    changed();
  };

  form.gotIt.addEventListener('click', () => {
    if (run.isHasty()) show('doubt', '', form.confirm);
    else say({ evidence: 'claimed' });
  });
  form.confirm.addEventListener('click', () => {
    say({ evidence: 'claimed', hasty: true });
  });
  form.notYet.addEventListener('click', () => {
    show('question', '', form.gotIt);
  });
  form.pasteForm.addEventListener('submit', (event) => {
    event.preventDefault();
    if (holdsGoal(form.output.value, goal)) say({ evidence: 'pasted' });
    else show('question', fillIn(words.missing, { goal }), form.output);
  });
  form.undo.addEventListener('click', () => {
    run.undo();
    show('question', words.undone, form.gotIt);
    changed();
  });
  form.erase.addEventListener('click', () => {
    run.erase();
    show('none', words.erased, form.status);
    changed();
  });

  fillOnDemand(form, run, said);
  if (run.saidHello()) show('none', words.said);
  shadow.append(form.section);
  placeAtEnd(host, quickstart, quickstart.steps.length - 1);
  return { host };
}

/** What is looked up whenever it is opened: the terminal's line, with the code of the run; the run. */
function fillOnDemand(
  form: HelloForm,
  run: ReaderRun,
  { words, lang }: LoadedWords<'hello'>,
): void {
  const { terminal, line, copyLine, status, yourRun, facts } = form;
  terminal.addEventListener('toggle', () => {
    const { code, url } = run.terminal() ?? {};
    line.textContent = code && url ? `curl -d code=${code} ${url}` : '';
  });
  copyLine.addEventListener('click', () => {
    navigator.clipboard.writeText(line.textContent).then(
      () => {
        status.textContent = words.lineCopied;
      },
      // Where the browser does not let a page copy, the keys do.
      () => getSelection()?.selectAllChildren(line),
    );
  });
  yourRun.addEventListener('toggle', () => {
    const { run: number = '', landedAtMs = 0, steps = [] } = run.facts() ?? {};
    const time = new Date(landedAtMs).toLocaleString(lang);
    const reached = steps.join(', ') || '–';
    facts.textContent = fillIn(words.runFacts, { run: number, time, steps: reached });
  });
}
