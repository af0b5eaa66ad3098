import { defineConfig } from 'vitest/config';
import { stuckAfterMs } from './tests/harness/stuck-after.ts';

const shared = {
  // What a test waits for is an event. Its time is limited only so that what is stuck comes to an
  // end, far above what anything takes on a machine that is busy with other things.
  testTimeout: 15 * 60_000,
  hookTimeout: 15 * 60_000,
  expect: { poll: { timeout: stuckAfterMs } },
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
          // It imports JSON as bundlers do.
          server: { deps: { inline: ['@actions/workflow-parser'] } },
        },
      },
    ],
  },
});
