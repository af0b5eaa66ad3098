import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { installLine } from '../../../src/package/install-line.ts';
import { diagramsMissing } from '../settings/errors.ts';

/** What drawing needs of a project. */
export interface DiagramPackages {
  playwright: Pick<typeof import('playwright'), 'chromium'>;
  /** Path of Mermaid as one script. */
  script: string;
  version: string;
}

const names = ['mermaid', 'playwright'] as const;

/**
 * The packages as the project has them installed. The browser's is loaded when something is drawn.
 *
 * @param root of the project
 * @throws MeantimeError `diagrams-missing`
 */
export function diagramPackages(root: URL): DiagramPackages {
  const load = createRequire(new URL('package.json', root));
  const missing = names.filter((name) => !isThere(load, name));
  if (missing.length > 0) {
    throw diagramsMissing(missing, installLine(names, fileURLToPath(root)));
  }
  const script = load.resolve('mermaid/dist/mermaid.min.js');
  const { version } = load('mermaid/package.json') as { version: string }; // every package says it
  return {
    get playwright() {
      return load('playwright') as DiagramPackages['playwright']; // as its own types have it
    },
    script,
    version,
  };
}

function isThere(load: NodeJS.Require, name: string): boolean {
  try {
    load.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}
