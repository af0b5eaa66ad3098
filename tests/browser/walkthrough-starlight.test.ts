import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

const germanHome = '---\ntitle: Acme\n---\n\nZum [Anfang](/de/walked/).\n';

const project = walkedProject();
let exitCode: number;

beforeAll(async () => {
  const site = await buildSite('starlight', {
    prepare: (folder) => {
      writeFileSync(join(folder, 'src/content/docs/walked.mdx'), quickstart);
      writeFileSync(join(folder, 'src/content/docs/index.mdx'), home);
      mkdirSync(join(folder, 'src/content/docs/de'));
      const german = quickstart.replace('title: Walked', 'title: Gegangen');
      writeFileSync(join(folder, 'src/content/docs/de/walked.mdx'), german);
      writeFileSync(join(folder, 'src/content/docs/de/index.mdx'), germanHome);
      const config = join(folder, 'astro.config.mjs');
      const languages = `locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch' } }`;
      const text = readFileSync(config, 'utf8');
      writeFileSync(config, text.replace("title: 'Acme',", `title: 'Acme', ${languages},`));
    },
  });
  cpSync(site.dist, project.dist, { recursive: true });
  site.remove();
  exitCode = await project.walk({ only: 'walked' });
});
afterAll(() => {
  project.remove();
});

test('each variant is walked in each language, with the copy buttons of the page', () => {
  const { walkthroughs } = project.readReport();
  expect(
    walkthroughs.map(({ locale, variant, failure }) => [locale, variant, failure?.message]),
  ).toEqual([
    [undefined, 'ada', undefined],
    [undefined, 'bo', undefined],
    ['de', 'ada', undefined],
    ['de', 'bo', undefined],
  ]);
  expect(project.readReport().unwalked).toEqual([]);
  expect(exitCode).toBe(0);
  for (const { steps } of walkthroughs) {
    expect(steps.map(({ title }) => title)).toEqual([
      'Say who you are',
      'Write two lines',
      'Run it',
    ]);
  }
});
