import type { PlannedFile } from './init-plan.ts';

/** The files of a new site: a home page and a quickstart that any machine with Node can walk. */
export function siteFiles(title: string): PlannedFile[] {
  return [
    { path: 'astro.config.mjs', text: config(title) },
    { path: 'src/content.config.ts', text: collections },
    { path: 'content/index.mdx', text: home(title) },
    { path: 'content/quickstart.mdx', text: quickstart },
    { path: '.gitignore', text: ignored },
  ];
}

const config = (title: string) => `import { defineConfig } from 'astro/config';
import { meantime } from 'meantime';

export default defineConfig({
  // site: 'https://docs.example.com',
  integrations: [meantime({ title: ${JSON.stringify(title).replaceAll('</', '<\\/')} })],
});
`;

const collections = `import { docs } from 'meantime/content';

export const collections = { docs: docs() };
`;

const home = (title: string) => `---
title: ${JSON.stringify(title)}
description: What it is, in one sentence.
---

Say here what your readers can do with it, and send them to the [quickstart](./quickstart.mdx).
`;

const quickstart = `---
title: Quickstart
description: From nothing to a program that says hello.
quickstart:
  goal: Hello, world!
  budget: 1m
  needs:
    - node 18+
---

You need Node 18 or later.

## Write it

\`\`\`js title="hello.mjs"
console.log('Hello, world!');
\`\`\`

## Run it

\`\`\`sh
node hello.mjs
\`\`\`

\`\`\`txt output
Hello, world!
\`\`\`
`;

const ignored = `node_modules/
dist/
.astro/
.meantime/
walk.json
*.db
`;
