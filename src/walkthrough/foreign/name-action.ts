import type { Action } from '../../protocol/step.ts';
import { printable } from '../../text/printable.ts';
import { quote } from './page-notes.ts';

const verbs = { run: 'run', save: 'save', open: 'open', answer: 'answer' } as const;

/** An action in one line, in the words of the page: `run  npm install hono`. */
export function nameAction(action: Action): string {
  const verb = action.kind === 'run' && action.background ? 'start' : verbs[action.kind];
  return `${verb.padEnd(6)} ${printable(subjectOf(action))}`;
}

function subjectOf(action: Action): string {
  switch (action.kind) {
    case 'run': {
      const [first = '', ...others] = action.text.split('\n').filter((line) => line.trim() !== '');
      return others.length === 0 ? quote(first) : `${quote(first)} (and ${others.length} more)`;
    }
    case 'save':
      return quote(action.file);
    case 'open':
      return quote(action.url);
    case 'answer':
      return quote(action.text);
  }
}

/** `3 commands, 1 file`; empty where nothing is asked for. */
export function countByKind(actions: readonly Action[]): string {
  const names = {
    run: ['command block', 'command blocks'],
    save: ['file', 'files'],
    open: ['page', 'pages'],
    answer: ['answer', 'answers'],
  } as const;
  const kinds = ['run', 'save', 'open', 'answer'] as const;
  return kinds
    .map((kind) => [kind, actions.filter((action) => action.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${names[kind][count === 1 ? 0 : 1]}`)
    .join(', ');
}
