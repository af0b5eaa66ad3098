import { defineConfig } from 'astro/config';
import { meantime } from 'meantime';

export default defineConfig({
  integrations: [
    meantime({
      title: 'Meantime',
      logo: '/favicon.svg',
      description:
        'A static site generator for developer docs that knows how long hello world takes.',
      glossary: {
        'time to hello world': 'From landing on the docs to seeing hello world.',
        beacon: 'A message in which a page tells how far its reader is.',
      },
      twoslash: true,
    }),
  ],
});
