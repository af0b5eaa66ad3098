import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/setup.ts',
    // Browser and shell tests start real programs; a stuck one is stopped here, not waited for.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two browsers and two builds at a time are what a machine of two cores carries.
    maxWorkers: 2,
  },
});
