import type { Quickstart } from '../../src/protocol/manifest.ts';
import type { Action } from '../../src/protocol/step.ts';

/** A quickstart of the manifest in a few lines: variants, steps and what they ask, each with its line. */
export function summaryOf({ id, source, budgetMs, variants }: Quickstart): string {
  const lines = variants.flatMap((variant) => [
    `- ${variant.id}`,
    ...variant.steps.flatMap(({ id: step, title, line, needs = [], actions }) => [
      ...needs.map(({ name, ms }) => `  needs ${name} ${ms ?? '-'}`),
      `  ${step}:${line ?? '?'} ${title}`,
      ...actions.map((action) => `    ${askOf(action)}`),
    ]),
  ]);
  return [`${id} ${source} ${budgetMs ?? '-'}`, ...lines].join('\n');
}

function askOf(action: Action): string {
  return `${action.kind}:${action.line ?? '?'} #${action.block} ${detailOf(action)}`;
}

function detailOf(action: Action): string {
  switch (action.kind) {
    case 'run': {
      const ready = action.ready === undefined ? '' : ` until ${action.ready}`;
      const output = action.output === undefined ? '' : ` => ${action.output.text}`;
      return JSON.stringify(action.text) + (action.background ? ' &' : '') + ready + output;
    }
    case 'save':
      return `${action.file} ${JSON.stringify(action.text)}`;
    case 'open':
      return `${action.url} => ${action.output.text}`;
    case 'answer':
      return `${action.prompt} ${action.text}`;
  }
}
