import { site, type Peer } from './peer.ts';

const layout = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>{{ .Title }}</title>
  </head>
  <body>
    <main>
      <h1>{{ .Title }}</h1>
      {{ .Content }}
    </main>
  </body>
</html>
`;

export const hugo: Peer = {
  name: 'hugo',
  title: 'Hugo',
  includes: 'no search, no navigation',
  source: { from: 'path', versionCommand: ['hugo', 'version'] },
  pages: 'content',
  ending: 'md', // Hugo has no MDX
  index: '_index.md',
  files: () => ({
    'config.toml': `baseURL = '${site.url}/'
title = '${site.title}'
disableKinds = ['taxonomy', 'term', 'RSS']
`,
    'layouts/_default/single.html': layout,
    'layouts/_default/list.html': layout,
  }),
  build: ['hugo'],
  output: 'public',
};
