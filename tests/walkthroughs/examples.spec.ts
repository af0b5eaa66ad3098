import { test } from 'meantime/playwright';

test('Hono on Node', async ({ newcomer }) => {
  await newcomer.walk('examples/hono');
});

test('esbuild', async ({ newcomer }) => {
  await newcomer.walk('examples/esbuild');
});
