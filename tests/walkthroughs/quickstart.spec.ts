import { test as base } from 'meantime/playwright';
import { startLocalRegistry } from './local-registry.ts';

// The package as this checkout would publish it; everything else comes from the usual registry.
const test = base.extend({
  // Playwright wants the first argument destructured, whether or not it is used.
  // eslint-disable-next-line no-empty-pattern
  newcomerEnv: async ({}, use) => {
    const registry = await startLocalRegistry(process.cwd());
    await use({ npm_config_registry: registry.url });
    await registry.close();
  },
});

test('Quickstart', async ({ newcomer }) => {
  await newcomer.walk('quickstart');
});

test('Add timing() to Starlight', async ({ newcomer }) => {
  await newcomer.walk('guides/other-sites');
});
