import { site, type Peer } from './peer.ts';

export const meantime: Peer = {
  name: 'meantime',
  title: 'Meantime',
  includes: 'search (Pagefind)',
  source: { from: 'checkout', packages: ['astro'] },
  pages: 'content',
  ending: 'mdx',
  index: 'index.mdx',
  files: () => ({
    'astro.config.mjs': `import { defineConfig } from 'astro/config';
import { meantime } from 'meantime';

export default defineConfig({
  site: '${site.url}',
  integrations: [meantime({ title: '${site.title}' })],
});
`,
    'src/content.config.ts': `import { docs } from 'meantime/content';

export const collections = { docs: docs() };
`,
  }),
  build: ['astro', 'build'],
  output: 'dist',
};
