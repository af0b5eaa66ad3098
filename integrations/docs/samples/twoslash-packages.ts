import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { createTwoslasher } from 'twoslash/core';
import type * as TypeScript from 'typescript';
import { installLine } from '../../../src/package/install-line.ts';
import { twoslashMissing } from '../settings/errors.ts';
import { requirePackages } from '../settings/optional-packages.ts';

/** What checking samples needs of a project. */
export interface TwoslashPackages {
  readonly createTwoslasher: typeof createTwoslasher;
  readonly typescript: typeof TypeScript;
  /** Of the compiler: where the types of the language are. */
  libFolder: string;
}

export const twoslashNames = ['twoslash', 'typescript'] as const;

const entries = { twoslash: 'twoslash/core', typescript: 'typescript' } as const;
const versionFile = 'typescript/package.json';
const install = { twoslash: entries.twoslash, 'typescript@6': versionFile };

/**
 * The packages as the project has them installed. Each is loaded when a sample is checked. TypeScript 7
 * has no compiler that Node could load.
 *
 * @param root of the project
 * @throws MeantimeError `twoslash-missing`
 */
export function twoslashPackages(root: URL): TwoslashPackages {
  const load = requirePackages(root, install, twoslashMissing);
  const { version } = load(versionFile) as { version: string }; // every package says it
  if (!/^[56]\./.test(version)) {
    const line = installLine(Object.keys(install), fileURLToPath(root));
    throw twoslashMissing(['typescript@6'], line);
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
