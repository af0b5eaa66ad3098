import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifestPath } from '../../src/protocol/manifest.ts';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { visitSite } from '../harness/visit-site.ts';

const quickstart = `---
title: Quickstart
quickstart:
  goal: Hello, sand!
---

## Install

<Tabs syncKey="pkg">
  <TabItem label="npm">

  Comes with Node.

  \`\`\`sh
  npm install hourglass
  \`\`\`

  </TabItem>
  <TabItem label="pnpm">

  Has to be installed.

  \`\`\`sh
  pnpm add hourglass
  \`\`\`

  </TabItem>
</Tabs>

## Run it

\`\`\`sh
node sand.mjs
\`\`\`

\`\`\`txt output
Hello, sand!
\`\`\`
`;

const { open, site } = visitSite('quickstart', {
  prepare: (project) => {
    writeFileSync(join(project, 'content/quickstart.mdx'), quickstart);
  },
});

function builtQuickstart() {
  return parseManifest(site().read(manifestPath)).quickstarts[0];
}

test('the steps of a quickstart are those of the first tab', () => {
  const [variant] = builtQuickstart()?.variants ?? [];
  expect(variant?.steps.map(({ title, words, actions }) => [title, words, actions.length])).toEqual(
    [
      ['Install', 1 + 'npm Comes with Node.'.split(' ').length, 1],
      ['Run it', 2, 1],
    ],
  );
  expect(variant?.steps[0]?.actions).toMatchObject([{ kind: 'run', block: 0, line: 14 }]);
  // The command after the tabs is the third block of the page, whichever is shown.
  expect(variant?.steps[1]?.actions).toMatchObject([{ kind: 'run', block: 2 }]);
});

test('a reader who takes another tab is on the same revision of the page', async () => {
  const page = await open('/quickstart/');
  await page.getByRole('tab', { name: 'pnpm' }).click();
  const sent = page.waitForRequest((request) => request.url().endsWith('/_meantime/runs'));
  await page.reload();
  const { events } = (await sent).postDataJSON() as { events: { revision?: string }[] };
  const revision = builtQuickstart()?.revision;
  expect(revision).toBeTruthy();
  expect(events.map((event) => event.revision)).toContain(revision);
  expect(await page.getByText('Has to be installed.').isVisible()).toBe(true);
});

test('what a reader chose goes with all that is sent from then on', async () => {
  const page = await open('/quickstart/');
  interface Sent {
    seq: number;
    kind: string;
    variant?: string;
  }
  // Nobody confirms them here, so they are sent again.
  const sent = new Map<number, Sent>();
  page.on('request', (request) => {
    if (!request.url().endsWith('/_meantime/runs')) return;
    const { events } = request.postDataJSON() as { events: Sent[] };
    for (const event of events) sent.set(event.seq, event);
  });
  const variantsOf = (kind: string) =>
    [...sent.values()]
      .filter((event) => event.kind === kind)
      .sort((left, right) => left.seq - right.seq)
      .map(({ variant }) => variant);
  const copy = (command: string) =>
    page.locator('figure').filter({ hasText: command }).locator('[data-meantime-copy]').click();
  await copy('npm install hourglass');
  await expect.poll(() => variantsOf('copy')).toEqual(['npm']);
  await page.getByRole('tab', { name: 'pnpm' }).click();
  await copy('pnpm add hourglass');
  await expect.poll(() => variantsOf('copy')).toEqual(['npm', 'pnpm']);
  // Chosen on another page, too.
  await page.reload();
  await expect.poll(() => variantsOf('open')).toEqual(['npm', 'pnpm']);
  expect(builtQuickstart()?.variants.map(({ id }) => id)).toEqual(['npm', 'pnpm']);
});
