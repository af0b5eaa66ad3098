import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../harness/build-site.ts';
import { walkedProject } from './walkthrough-run.ts';

const quickstart = `---
title: Walked
quickstart:
  goal: Hello, world!
---
import { Tabs, TabItem, Steps } from '@astrojs/starlight/components';

<Steps>

1. Say who you are:

   <Tabs syncKey="who">
   <TabItem label="Ada">

   \`\`\`sh
   # A comment, which the copy button leaves out.
   echo ada > who
   \`\`\`

   </TabItem>
   <TabItem label="Bo">

   \`\`\`sh
   echo bo > who
   \`\`\`

   </TabItem>
   </Tabs>

2. Write two lines:

   \`\`\`js title="greet.mjs"
   import { readFileSync } from 'node:fs';

   console.log('Hello, world!', readFileSync('who', 'utf8').trim());
   \`\`\`

3. Run it:

   \`\`\`sh
   node greet.mjs
   \`\`\`

   <Tabs syncKey="who">
   <TabItem label="Ada">

   \`\`\`txt output
   Hello, world! ada
   \`\`\`

   </TabItem>
   <TabItem label="Bo">

   \`\`\`txt output
   Hello, world! bo
   \`\`\`

   </TabItem>
   </Tabs>

</Steps>
`;

const home = '---\ntitle: Acme\n---\n\nStart with [Walked](/walked/).\n';

const project = walkedProject();
let exitCode: number;

beforeAll(async () => {
  const site = await buildSite('starlight', {
    prepare: (folder) => {
      writeFileSync(join(folder, 'src/content/docs/walked.mdx'), quickstart);
      writeFileSync(join(folder, 'src/content/docs/index.mdx'), home);
    },
  });
  cpSync(site.dist, project.dist, { recursive: true });
  site.remove();
  exitCode = await project.walk({ only: 'walked' });
});
afterAll(() => {
  project.remove();
});

test('each variant is walked, with the copy buttons of the page', () => {
  const { walkthroughs } = project.readReport();
  expect(walkthroughs.map(({ variant, failure }) => [variant, failure?.message])).toEqual([
    ['ada', undefined],
    ['bo', undefined],
  ]);
  expect(exitCode).toBe(0);
  for (const { steps } of walkthroughs) {
    expect(steps.map(({ title }) => title)).toEqual([
      'Say who you are',
      'Write two lines',
      'Run it',
    ]);
  }
});
