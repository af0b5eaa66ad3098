import { site, type Peer } from './peer.ts';

export const starlight: Peer = {
  name: 'starlight',
  title: 'Starlight',
  includes: 'search (Pagefind)',
  // sharp: in the project that its own wizard makes.
  source: { from: 'npm', packages: ['@astrojs/starlight', 'astro', 'sharp'] },
  pages: 'src/content/docs',
  ending: 'mdx',
  index: 'index.mdx',
  files: () => ({
    'astro.config.mjs': `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
  site: '${site.url}',
  integrations: [starlight({ title: '${site.title}' })],
});
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
};
`,
  }),
  build: ['astro', 'build'],
  output: 'dist',
  mostPages: 3_000,
};
