import type { SourceLocation } from '../../protocol/errors.ts';
import type { Action, ExpectedText, Step } from '../../protocol/step.ts';
import { quoteLines } from '../output/quote-lines.ts';
import { twinDiffers } from './agent-errors.ts';

interface ComparedSteps {
  /** Of the page, as its readers have it. */
  page: readonly Step[];
  /** Of its Markdown alone. */
  twin: readonly Step[];
  source: string;
}

/**
 * The steps as the Markdown has them, at the places of the page.
 *
 * @throws MeantimeError `agent-page-differs` for the first thing that the two ask otherwise
 */
export function mergeSteps({ page, twin, source }: ComparedSteps): Step[] {
  const ofPage = page.flatMap((step) => step.actions.map((action) => ({ step, action })));
  const ofTwin = twin.flatMap(({ actions }) => actions);
  for (const [index, { step, action }] of ofPage.entries()) {
    const difference = differenceOf(action, ofTwin[index]);
    if (difference === undefined) continue;
    throw twinDiffers.at({ location: placeOf(source, action) }, inStep(step), difference);
  }
  const [extra] = ofTwin.slice(ofPage.length);
  const last = page.at(-1);
  if (extra) {
    const location = placeOf(source, last ?? {});
    throw twinDiffers.at({ location }, last ? inStep(last) : '', sayBoth(undefined, extra));
  }
  let next = 0;
  return page.map((step) => ({
    ...step,
    actions: step.actions.map((action) => placedAt(action, ofTwin[next++] ?? action)),
  }));
}

/** What the Markdown says, where the page has it. */
function placedAt(page: Action, twin: Action): Action {
  const { block, line } = page;
  const place = { block, ...(line === undefined ? {} : { line }) };
  const placed = (text: ExpectedText, of: ExpectedText | undefined): ExpectedText => ({
    ...(of ?? text),
    text: text.text,
  });
  if (twin.kind === 'run' && page.kind === 'run' && twin.output)
    return { ...twin, ...place, output: placed(twin.output, page.output) };
  if (twin.kind === 'open' && page.kind === 'open')
    return { ...twin, ...place, output: placed(twin.output, page.output) };
  return { ...twin, ...place };
}

/** The code itself is compared when it is copied. */
function differenceOf(page: Action, twin: Action | undefined): string | undefined {
  return JSON.stringify(facts(page)) === JSON.stringify(twin && facts(twin))
    ? undefined
    : sayBoth(page, twin);
}

function facts(action: Action): unknown {
  switch (action.kind) {
    case 'run': {
      const { kind, background, ready, shell, fails, stop, output, shown } = action;
      const printed = [output?.text, ...(shown ?? []).map((one) => [one.line, one.output.text])];
      return { kind, background, ready, shell, fails, stop, printed };
    }
    case 'save':
      return { kind: action.kind, file: action.file };
    case 'open':
      return { kind: action.kind, url: action.url, shows: action.output.text };
    case 'answer':
      return { kind: action.kind, prompt: action.prompt, keys: action.keys, text: action.text };
  }
}

function sayBoth(page: Action | undefined, twin: Action | undefined): string {
  const lines = (action: Action | undefined): string[] =>
    action ? sayAction(action) : ['(nothing more)'];
  return `The page:\n\n${quoteLines(lines(page))}\n\nIts Markdown:\n\n${quoteLines(lines(twin))}`;
}

function sayAction(action: Action): string[] {
  const told = facts(action) as Record<string, unknown>; // each of them is an object
  const words = Object.entries(told)
    .filter(([name, value]) => name !== 'kind' && value !== undefined && value !== false)
    .map(
      ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
  const text = action.kind === 'run' || action.kind === 'save' ? action.text.split('\n') : [];
  return [`${action.kind}${words.length > 0 ? ` (${words.join(', ')})` : ''}`, ...text];
}

function placeOf(source: string, { line }: { line?: number }): SourceLocation {
  return { file: source, ...(line === undefined ? {} : { line }) };
}

function inStep({ title }: Step): string {
  return `In the step "${title}"`;
}
