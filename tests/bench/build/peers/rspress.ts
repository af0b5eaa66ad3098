import { site, type Peer } from './peer.ts';

export const rspress: Peer = {
  name: 'rspress',
  title: 'Rspress',
  includes: 'search (FlexSearch)',
  source: { from: 'npm', packages: ['@rspress/core'] },
  pages: 'docs',
  ending: 'mdx',
  index: 'index.mdx',
  files: () => ({
    'rspress.config.mjs': `import { defineConfig } from '@rspress/core';

export default defineConfig({ root: 'docs', title: '${site.title}' });
`,
  }),
  build: ['rspress', 'build'],
  output: 'doc_build',
  mostPages: 3_000,
};
