import { dirname } from 'node:path';
import type { Page } from '../pages/page.ts';
import { site, type Peer } from './peer.ts';

export const vitepress: Peer = {
  name: 'vitepress',
  title: 'VitePress',
  includes: 'search (local)',
  source: { from: 'npm', packages: ['vitepress', 'vue'] },
  pages: 'docs',
  ending: 'md', // VitePress has no MDX
  index: 'index.md',
  files: (pages) => ({
    'docs/.vitepress/config.mjs': `import sidebar from './sidebar.mjs';

export default {
  title: '${site.title}',
  themeConfig: { search: { provider: 'local' }, sidebar },
};
`,
    'docs/.vitepress/sidebar.mjs': `export default ${JSON.stringify(sidebarOf(pages), null, 2)};\n`,
  }),
  build: ['vitepress', 'build', 'docs'],
  output: 'docs/.vitepress/dist',
  mostPages: 3_000,
};

/** VitePress makes no sidebar of its own. */
function sidebarOf(pages: readonly Page[]): unknown[] {
  const sections = [...new Set(pages.map(({ path }) => dirname(path)))];
  return sections.map((text) => ({
    text,
    items: pages
      .filter(({ path }) => dirname(path) === text)
      .map(({ title, path }) => ({ text: title, link: `/${path}` })),
  }));
}
