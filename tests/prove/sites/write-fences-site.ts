import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { between, seededRandom, several } from '../../bench/build/pages/random.ts';
import { embeddingFence } from './embedding-samples.ts';

interface FencesSite {
  pages: number;
  seed: number;
}

/**
 * Writes a docs site with code in many languages, most of which hold others. A third of its pages are
 * modules, which Astro bundles; one is a quickstart. The same seed gives the same site.
 */
export function writeFencesSite(project: string, { pages, seed }: FencesSite): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  write(
    'astro.config.mjs',
    `import { meantime } from 'meantime';

export default { integrations: [meantime({ title: 'Fences' })] };
`,
  );
  write(
    'src/content.config.ts',
    `import { docs } from 'meantime/content';

export const collections = { docs: docs() };
`,
  );
  write(
    'src/components/stamp.astro',
    '<b class="stamp"><slot /></b>\n<style>b { color: red; }</style>\n',
  );
  write('content/index.mdx', '---\ntitle: Fences\n---\n\n[All](./pages/page-0.mdx)\n');
  write('content/quickstart.md', quickstart);
  for (let index = 0; index < pages; index += 1) {
    write(`content/pages/page-${index}.mdx`, page(index, seed));
  }
}

function page(index: number, seed: number): string {
  const random = seededRandom(seed * 1_000_003 + index);
  const isModule = random() < 1 / 3;
  const fences = several(random, [3, 8], () =>
    embeddingFence(random, `name${between(random, 0, 9_999)}`),
  );
  return [
    `---\ntitle: Page ${index}\n---`,
    ...(isModule
      ? [`import Stamp from '../../src/components/stamp.astro';`, '<Stamp>x</Stamp>']
      : []),
    ...fences.map((fence, place) => `## Part ${place}\n\n${fence}`),
    '',
  ].join('\n\n');
}

const quickstart = `---
title: Quickstart
quickstart:
  goal: Hello, world!
---

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
