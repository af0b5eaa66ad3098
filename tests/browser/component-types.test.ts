import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { copyFixture, startAstro } from '../harness/build-site.ts';

const page = `---
import { Aside, Card, FileTree, LinkButton, Steps, TabItem, Tabs } from 'meantime/components';
---

<Aside kind="nope">x</Aside>
<Card>x</Card>
<Card title="x" sign="star">x</Card>
<LinkButton primary>x</LinkButton>
<TabItem label={3}>x</TabItem>

<Aside kind="tip" title="x">x</Aside>
<Card title="x" href="/a/">x</Card>
<LinkButton href="/a/" primary slot="x">x</LinkButton>
<Tabs syncKey="a"><TabItem label="b">x</TabItem></Tabs>
<Steps><ol><li>x</li></ol></Steps>
<FileTree><ul><li>x</li></ul></FileTree>
`;

test('astro check tells what is wrong with the properties of a built-in component', async () => {
  const project = copyFixture('docs-guide');
  onTestFinished(() => {
    rmSync(project, { recursive: true });
  });
  writeFileSync(join(project, 'src/parts.astro'), page);
  const tsconfig = { extends: 'astro/tsconfigs/strict', include: ['src/parts.astro'] };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(tsconfig));
  const { output, exitCode } = await startAstro(project, ['check']).ended;
  const said = stripVTControlCharacters(output);
  expect(exitCode).toBe(1);
  const lines = [...said.matchAll(/parts\.astro:(\d+):\d+ - error/g)].map(([, line]) =>
    Number(line),
  );
  expect(lines.sort((a, b) => a - b)).toEqual([5, 6, 7, 8, 9]);
});
