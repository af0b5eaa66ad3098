import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { stuckAfterMs } from './tests/harness/stuck-after.ts';

const shared = {
  // What a test waits for is an event. Its time is limited only so that what is stuck comes to an
  // end, far above what anything takes on a machine that is busy with other things.
  testTimeout: 15 * 60_000,
  hookTimeout: 15 * 60_000,
  expect: { poll: { timeout: stuckAfterMs } },
};

/** A file that takes ten minutes is not left for the end, when nothing is left for the other worker. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith('/prove/samples.test.ts');
    return sorted.sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
