import type { Action, ExpectedText, Step } from '../../protocol/step.ts';
import type { BuiltStep, PlacedAsk } from './ask.ts';
import { commandsOf } from './commands-of.ts';

/** What a step of a built page asks. */
export function asksOfStep(step: Step): BuiltStep {
  const needs = (step.needs ?? []).map(({ name, ms, line }): PlacedAsk => ({
    ...{ what: 'need', text: name },
    ...(ms !== undefined && { ms }),
    ...placeOf(line ?? step.line),
  }));
  const texts = step.texts ?? [];
  const asks = step.actions.flatMap((action, index) => [
    ...texts.filter(({ actionsBefore }) => actionsBefore === index).map(askOfText),
    ...asksOfAction(action).map((ask) => ({ ...placeOf(step.line), ...ask })),
  ]);
  const below = texts.filter(({ actionsBefore }) => actionsBefore >= step.actions.length);
  return {
    id: step.id,
    title: step.title,
    ...placeOf(step.line),
    switches: step.actions.filter(({ kind }) => kind !== 'answer').length,
    asks: [...needs, ...asks, ...below.map(askOfText)],
  };

  function askOfText({ text, words, line }: (typeof texts)[number]): PlacedAsk {
    return { what: 'text', text, words, ...placeOf(line ?? step.line) };
  }
}

function asksOfAction(action: Action): PlacedAsk[] {
  return [
    ...actsOf(action),
    ...action.placeholders.map((text): PlacedAsk => ({
      ...{ what: 'placeholder', text },
      ...placeOf(lineOfText(action, text)),
    })),
  ];
}

function actsOf(action: Action): PlacedAsk[] {
  switch (action.kind) {
    case 'run': {
      const commands = commandsOf(action.text);
      return commands.map(({ text, at }, index) => ({
        ...{ what: 'command', text },
        ...(index === commands.length - 1 && comparedLines(action.output)),
        ...placeOf(action.line === undefined ? undefined : action.line + 1 + at),
      }));
    }
    case 'save':
      return [{ what: 'file', text: action.file, ...placeOf(action.line) }];
    case 'open':
      return [
        {
          ...{ what: 'open', text: action.url },
          ...comparedLines(action.output),
          ...placeOf(action.line),
        },
      ];
    case 'answer':
      return [{ what: 'prompt', text: action.prompt || action.text, ...placeOf(action.line) }];
  }
}

/** Lines that hold something to compare with, beside marks for what may be anything. */
function comparedLines(output: ExpectedText | undefined): { lines?: number } {
  const lines = (output?.text ?? '').replaceAll('[..]', '').split('\n');
  const compared = lines.filter((line) => !/^\s*(?:\.\.\.)?\s*$/.test(line)).length;
  return compared === 0 ? {} : { lines: compared };
}

/** The line of a block that has the text, else that of its fence. */
function lineOfText({ line, ...action }: Action, text: string): number | undefined {
  if (line === undefined || !('text' in action)) return line;
  const at = action.text.split('\n').findIndex((one) => one.includes(text));
  return at < 0 ? line : line + 1 + at;
}

function placeOf(line: number | undefined): { line?: number } {
  return line === undefined ? {} : { line };
}
