import type { Step } from '../../protocol/step.ts';
import type { Ask } from './ask.ts';
import { commandsOf } from '../../text/commands-of.ts';
import { keyOfAsk } from './same-ask.ts';

/** Where a page shows what is asked no more. */
export interface ShownPlace {
  line?: number;
  where: 'block' | 'prose';
}

/** Where steps show a command that they do not run: in a block to be read or compared, or in their prose. */
export function shownIn(steps: readonly Step[]): (ask: Ask) => ShownPlace | undefined {
  return (ask) => {
    if (ask.what !== 'command') return undefined;
    for (const step of steps) {
      const found = inBlocks(step, ask) ?? inTexts(step, ask);
      if (found) return found;
    }
    return undefined;
  };
}

function inBlocks(step: Step, ask: Ask): ShownPlace | undefined {
  const saved = step.actions.filter((action) => action.kind === 'save');
  const outputs = step.actions.flatMap((action) =>
    (action.kind === 'run' || action.kind === 'open') && action.output ? [action.output] : [],
  );
  for (const { text, line } of [...(step.reads ?? []), ...saved, ...outputs]) {
    const found = commandsOf(text).find(
      (command) => keyOfAsk({ what: 'command', text: command.text }) === keyOfAsk(ask),
    );
    // The fence is what has to be mended.
    if (found) return { where: 'block', ...(line !== undefined && { line }) };
  }
  return undefined;
}

function inTexts({ texts = [], line: heading }: Step, ask: Ask): ShownPlace | undefined {
  const found = texts.find(({ text }) => text.includes(ask.text));
  const line = found?.line ?? heading;
  return found && { where: 'prose', ...(line !== undefined && { line }) };
}
