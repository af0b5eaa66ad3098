import { renderDuration } from '../../protocol/duration.ts';
import type { Quickstart, Variant } from '../../protocol/manifest.ts';
import { placeholderVariable } from '../../protocol/placeholders.ts';
import type { Action, Step } from '../../protocol/step.ts';
import { parseToolNeed } from '../../protocol/tool-need.ts';
import { printable } from '../../text/printable.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What a newcomer would type, save and open, with the line of each; nothing of it is done. */
export function renderPlan(
  { quickstart, variant }: { quickstart: Quickstart; variant: Variant },
  env: Env,
): string {
  const { title, source, variants } = quickstart;
  const name = variants.length > 1 ? `${title} (${variant.id})` : title;
  const lines = [
    `${name}  ${source}`,
    ...renderNeeds(variant),
    ...variant.steps.flatMap((step) => renderStep(step, source, env)),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function renderNeeds({ steps: [{ needs = [] }] }: Variant): string[] {
  if (needs.length === 0) return ["  PATH: this machine's (the page has no `needs:`)"];
  const tools = needs.filter((need) => parseToolNeed(need));
  const others = needs.filter((need) => !parseToolNeed(need));
  const nameOf = ({ name, ms }: (typeof needs)[number]) =>
    ms === undefined ? name : `${name} (${renderDuration(ms)})`;
  return [
    `  PATH: the base programs${tools.length === 0 ? '' : ` and ${tools.map(nameOf).join(', ')}`}`,
    ...(others.length === 0 ? [] : [`  needs: ${others.map(nameOf).join(', ')}`]),
  ];
}

function renderStep({ title, line, actions }: Step, source: string, env: Env): string[] {
  return [
    `  ${title}${line === undefined ? '' : `  ${source}:${line}`}`,
    ...actions.flatMap((action) => renderAction(action, env)),
  ];
}

function renderAction(action: Action, env: Env): string[] {
  const at = action.line === undefined ? '' : `  (line ${action.line})`;
  const [first = '', ...rest] = linesOf(action);
  return [
    `    ${verbOf(action)} ${first}${at}`,
    ...rest.map((line) => `         ${line}`),
    ...action.placeholders.map((placeholder) => {
      const variable = placeholderVariable(placeholder);
      return `         ${placeholder} comes from ${variable}, which is ${env[variable] ? 'set' : 'NOT set'}`;
    }),
  ];
}

function verbOf(action: Action): string {
  if (action.kind !== 'run') return { save: 'save', open: 'open', answer: 'type' }[action.kind];
  return action.background ? 'serve' : 'run ';
}

function linesOf(action: Action): string[] {
  switch (action.kind) {
    case 'run':
      return action.text.split('\n');
    case 'save':
      return [`${action.file}, ${action.text.split('\n').length} lines`];
    case 'open':
      return [action.url];
    case 'answer':
      return [`${action.text}${action.prompt === '' ? '' : `, when asked "${action.prompt}"`}`];
  }
}
