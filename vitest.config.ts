import { defineConfig } from 'vitest/config';

const shared = {
  // Shells, servers and browsers are real; a stuck one is stopped here, not waited for.
  testTimeout: 120_000,
  hookTimeout: 180_000,
};

export default defineConfig({
  test: {
    // Two browsers and two builds at a time are what a machine of two cores carries.
    maxWorkers: 2,
    projects: [
      // Runs the sources as they are: nothing is compiled, so that one file answers at once.
      { test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'built',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/unit/**'],
          globalSetup: 'tests/setup.ts',
        },
      },
    ],
  },
});
