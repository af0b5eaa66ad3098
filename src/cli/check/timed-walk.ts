import type { TimedAction, TimedWalk } from '../../gate/machine/walked-sides.ts';
import type { Quickstart } from '../../protocol/manifest.ts';
import type { Action } from '../../protocol/step.ts';
import type { WalkthroughResult } from '../../walkthrough/result.ts';

/** A walk with what the page asks in each of its actions, by which those of two revisions are matched. */
export function timedWalk({ variants }: Quickstart, result: WalkthroughResult): TimedWalk {
  const variant = variants.find(({ id }) => id === result.variant);
  return result.steps.flatMap(({ id, title, actions }) => {
    const asked = [...(variant?.steps.find((step) => step.id === id)?.actions ?? [])];
    return actions.map(({ kind, line, machineMs, counts }): TimedAction => {
      const at = asked.findIndex((action) => action.kind === kind && action.line === line);
      const [action] = at < 0 ? [] : asked.splice(at, 1);
      return {
        ...{ step: title, kind, text: action ? textOf(action) : '', machineMs },
        ...(line !== undefined && { line }),
        ...(counts && { counts }),
      };
    });
  });
}

function textOf(action: Action): string {
  switch (action.kind) {
    case 'save':
      return action.file;
    case 'open':
      return action.url;
    case 'answer':
      return action.prompt || action.text;
    case 'run':
      return action.text;
  }
}
