import { parseKeys } from '../../protocol/keys.ts';
import type { Action, ExpectedText, RunAction, Step } from '../../protocol/step.ts';
import type { BuiltStep, PlacedAsk } from './ask.ts';
import { commandsOf } from '../../text/commands-of.ts';

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
    case 'run':
      return asksOfCommands(action);
    case 'save':
      return [{ what: 'file', text: action.file, ...placeOf(action.line) }];
    case 'open':
      return [
        {
          ...{ what: 'open', text: action.url },
          ...comparedLines([action.output]),
          ...placeOf(action.line),
        },
      ];
    case 'answer':
      return [
        {
          ...{ what: 'prompt', text: action.prompt || action.text },
          ...(action.keys && { keys: parseKeys(action.text).codes?.length ?? 0 }),
          ...placeOf(action.line),
        },
      ];
  }
}

function asksOfCommands(action: Extract<Action, RunAction>): PlacedAsk[] {
  const { stop, fails, output, shown = [] } = action;
  const commands = commandsOf(action.text);
  const [first] = commands;
  const asked = commands.map(({ text, at }, index): PlacedAsk => {
    const isLast = index === commands.length - 1;
    // Of a recorded session each command has what is shown below it.
    const below = shown.filter(
      ({ line }) => line >= at && line < (commands[index + 1]?.at ?? Infinity),
    );
    return {
      ...{ what: 'command', text },
      ...comparedLines([...below.map((one) => one.output), ...(isLast && output ? [output] : [])]),
      ...(isLast && fails !== undefined && { fails }),
      ...placeOf(lineOf(action, at)),
    };
  });
  const stopped = first && stop ? [{ what: 'stop', text: first.text } as const] : [];
  return [...stopped.map((ask) => ({ ...ask, ...placeOf(action.line) })), ...asked];
}

/** Where a line of its commands stands in the source: of a recorded session not every line is one. */
function lineOf(
  { line, lines, included }: Extract<Action, RunAction>,
  at: number,
): number | undefined {
  // Of the file that the page includes the lines are others.
  if (included) return line;
  return line === undefined ? undefined : line + 1 + (lines?.[at] ?? at);
}

/** Lines that hold something to compare with, beside marks for what may be anything. */
function comparedLines(outputs: readonly ExpectedText[]): { lines?: number } {
  const lines = outputs.flatMap(({ text }) => text.replaceAll('[..]', '').split('\n'));
  const compared = lines.filter((line) => !/^\s*(?:\.\.\.)?\s*$/.test(line)).length;
  return compared === 0 ? {} : { lines: compared };
}

/** The line of a block that has the text, else that of its fence. */
function lineOfText({ line, ...action }: Action, text: string): number | undefined {
  if (line === undefined || action.included || !('text' in action)) return line;
  const at = action.text.split('\n').findIndex((one) => one.includes(text));
  return at < 0 ? line : line + 1 + at;
}

function placeOf(line: number | undefined): { line?: number } {
  return line === undefined ? {} : { line };
}
