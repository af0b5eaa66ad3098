import { site, type Peer } from './peer.ts';

export const astro: Peer = {
  name: 'astro',
  title: 'bare Astro + MDX',
  includes: 'no search, no navigation',
  source: { from: 'npm', packages: ['astro', '@astrojs/mdx'] },
  pages: 'content',
  ending: 'mdx',
  index: 'index.mdx',
  files: () => ({
    'astro.config.mjs': `import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';

export default defineConfig({ site: '${site.url}', integrations: [mdx()] });
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = {
  docs: defineCollection({ loader: glob({ base: 'content', pattern: '**/*.mdx' }) }),
};
`,
    'src/pages/[...slug].astro': `---
import { getCollection, render } from 'astro:content';

export async function getStaticPaths() {
  const pages = await getCollection('docs');
  return pages.map((page) => ({
    params: { slug: page.id === 'index' ? undefined : page.id },
    props: { page },
  }));
}
const { page } = Astro.props;
const { Content } = await render(page);
---
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{page.data.title}</title>
  </head>
  <body>
    <main>
      <h1>{page.data.title}</h1>
      <Content />
    </main>
  </body>
</html>
`,
  }),
  build: ['astro', 'build'],
  output: 'dist',
  mostPages: 3_000,
};
