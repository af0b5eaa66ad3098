import { defineConfig } from 'astro/config';
import { meantime } from 'meantime';

export default defineConfig({
  integrations: [
    meantime({
      title: 'Meantime',
      logo: '/favicon.svg',
      description:
        'A static site generator for developer docs that knows how long hello world takes.',
      twoslash: true,
    }),
  ],
});
