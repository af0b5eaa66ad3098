import type { Ask } from '../asks/ask.ts';
import type { Baseline, BaselineStep, BaselineVariant } from './baseline.ts';

/**
 * The bytes of `meantime.baseline.json`: the same for the same build, one cost and one ask a line so that a
 * change can be reviewed, and as Prettier would leave it.
 */
export function renderBaseline({ v, model, quickstarts }: Baseline): string {
  const entries = quickstarts.map(({ id, source, goal, budgetMs, promiseMs, variants }) =>
    block(4, [
      ...members({ id, source, goal, budgetMs, promiseMs }),
      list(6, 'variants', variants.map(renderVariant)),
    ]),
  );
  return `${block(0, [
    `"v": ${v}`,
    `"model": ${flat({ name: model.name, hash: model.hash })}`,
    list(2, 'quickstarts', entries),
  ])}\n`;
}

function renderVariant({ id, humanMs, steps }: BaselineVariant): string {
  return block(8, [
    `"id": ${JSON.stringify(id)}`,
    `"humanMs": ${humanMs}`,
    list(10, 'steps', steps.map(renderStep)),
  ]);
}

function renderStep({ id, title, humanMs, costs, switches, asks }: BaselineStep): string {
  const written = costs.map(({ what, count, ms }) => flat({ what, count, ms }));
  return block(12, [
    `"id": ${JSON.stringify(id)}`,
    `"title": ${JSON.stringify(title)}`,
    `"humanMs": ${humanMs}`,
    // Prettier keeps the only item of a list on the line of its name.
    written.length === 1 ? `"costs": [${written.join('')}]` : list(14, 'costs', written),
    `"switches": ${switches}`,
    renderAsks(asks),
  ]);
}

/** Short asks stand on a line, long ones on lines of their own, where Prettier leaves both be. */
function renderAsks(asks: readonly Ask[]): string {
  const [only, ...others] = asks;
  const alone = only && others.length === 0 ? `"asks": [${flatAsk(only)}]` : '';
  if (alone !== '' && fits(14, alone)) return alone;
  return list(
    14,
    'asks',
    asks.map((ask) => {
      const line = flatAsk(ask);
      return alone === '' && fits(16, line) ? line : block(16, membersOf(ask));
    }),
  );
}

function flatAsk(ask: Ask): string {
  return `{ ${membersOf(ask).join(', ')} }`;
}

function membersOf({ what, text, words, lines, fails, keys, ms }: Ask): string[] {
  return members({ what, text, words, lines, fails, keys, ms });
}

/** Those that are there, each as it stands in JSON. */
function members(named: Record<string, string | number | undefined>): string[] {
  return Object.entries(named)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
}

const mostColumns = 80;

/** With a comma; what is not ASCII may be wider than a column. */
function fits(depth: number, text: string): boolean {
  return depth + text.length < mostColumns && /^[\x20-\x7e]*$/.test(text);
}

function block(depth: number, members: readonly string[]): string {
  const indent = ' '.repeat(depth + 2);
  return `{\n${members.map((member) => indent + member).join(',\n')}\n${' '.repeat(depth)}}`;
}

/** A named list whose items stand on lines of their own. */
function list(depth: number, name: string, items: readonly string[]): string {
  if (items.length === 0) return `"${name}": []`;
  const indent = ' '.repeat(depth + 2);
  return `"${name}": [\n${items.map((item) => indent + item).join(',\n')}\n${' '.repeat(depth)}]`;
}

function flat(members: Record<string, string | number>): string {
  const written = Object.entries(members).map(
    ([name, value]) => `"${name}": ${JSON.stringify(value)}`,
  );
  return `{ ${written.join(', ')} }`;
}
