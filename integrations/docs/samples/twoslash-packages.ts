import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { createTwoslasher } from 'twoslash/core';
import type * as TypeScript from 'typescript';
import { installLine } from '../../../src/package/install-line.ts';
import { twoslashMissing } from '../settings/errors.ts';

/** What checking samples needs of a project. */
export interface TwoslashPackages {
  readonly createTwoslasher: typeof createTwoslasher;
  readonly typescript: typeof TypeScript;
  /** Of the compiler: where the types of the language are. */
  libFolder: string;
}

export const twoslashNames = ['twoslash', 'typescript'] as const;

const entries = { twoslash: 'twoslash/core', typescript: 'typescript' } as const;

/**
 * The packages as the project has them installed. Each is loaded when a sample is checked.
 *
 * @param root of the project
 * @throws MeantimeError `twoslash-missing`
 */
export function twoslashPackages(root: URL): TwoslashPackages {
  const load = createRequire(new URL('package.json', root));
  const missing = twoslashNames.filter((name) => !isThere(load, entries[name]));
  if (missing.length > 0) {
    throw twoslashMissing(missing, installLine(twoslashNames, fileURLToPath(root)));
  }
  return {
    get createTwoslasher() {
      // As its own types have it.
      return (load(entries.twoslash) as typeof import('twoslash/core')).createTwoslasher;
    },
    get typescript() {
      return load(entries.typescript) as typeof TypeScript; // as its own types have it
    },
    libFolder: dirname(load.resolve(entries.typescript)),
  };
}

function isThere(load: NodeJS.Require, entry: string): boolean {
  try {
    load.resolve(entry);
    return true;
  } catch {
    return false;
  }
}
