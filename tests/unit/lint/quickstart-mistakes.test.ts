import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderProblem } from '../../../src/problems/problem.ts';
import { checkRenderedText, checkText, type CheckedText } from './check-text.ts';

const folder = join(import.meta.dirname, '../../fixtures/quickstart-mistakes');
const pages = readdirSync(folder).filter((name) => name.endsWith('.mdx'));

function render({ problems, warnings }: CheckedText): string {
  const told = [
    ...problems.map(renderProblem),
    ...warnings.map((warning) => `Warning: ${renderProblem(warning)}`),
  ];
  return `${told.join('\n\n')}\n`;
}

describe.each(pages)('%s', (name) => {
  const contents = readFileSync(join(folder, name), 'utf8');

  test('is told with place and hint', async () => {
    const told = await checkText(contents, name);
    const file = join(folder, name.replace('.mdx', '.txt'));
    await expect(render(told)).toMatchFileSnapshot(file);
  });

  test('is told alike once it is rendered', async () => {
    const compiled = await checkText(contents, name);
    const rendered = await checkRenderedText(contents, name);
    expect(render(rendered)).toBe(render(compiled));
  });
});
