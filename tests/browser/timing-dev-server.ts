import { dev } from 'astro';
import { siteConfig } from './timing-site.ts';

const server = await dev({
  ...siteConfig({
    fixture: 'timing-site',
    base: '/docs/',
    timing: { siteId: 'fixture', quickstarts: { '/quickstart/': { goal: 'Hello, world!' } } },
  }),
  server: { port: 0, host: '127.0.0.1' },
  devToolbar: { enabled: false },
});
process.stdout.write(`http://127.0.0.1:${server.address.port}/docs/\n`);
