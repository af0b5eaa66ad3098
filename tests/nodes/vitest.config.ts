import { defineConfig } from 'vitest/config';
import { stuckAfterMs } from '../harness/stuck-after.ts';

/**
 * The tests that `nodes.test.ts` has the oldest and the newest Node run: the contract of the store
 * and the commands. All else of the set-up is that of the repository.
 */
export default defineConfig({
  test: {
    root: new URL('../../', import.meta.url).pathname,
    include: [
      'tests/unit/collector/sqlite-store.test.ts',
      'tests/unit/collector/commands.test.ts',
      'tests/unit/cli/**/*.test.ts',
      'tests/commands/**/*.test.ts',
    ],
    testTimeout: stuckAfterMs,
    maxWorkers: 1,
    isolate: false,
  },
});
