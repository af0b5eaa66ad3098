import { diagramsMissing } from '../settings/errors.ts';
import { requirePackages } from '../settings/optional-packages.ts';

/** What drawing needs of a project. */
export interface DiagramPackages {
  playwright: Pick<typeof import('playwright'), 'chromium'>;
  /** Path of Mermaid as one script. */
  script: string;
  version: string;
}

const entries = { mermaid: 'mermaid/package.json', playwright: 'playwright/package.json' };

/**
 * The packages as the project has them installed. The browser's is loaded when something is drawn.
 *
 * @param root of the project
 * @throws MeantimeError `diagrams-missing`
 */
export function diagramPackages(root: URL): DiagramPackages {
  const load = requirePackages(root, entries, diagramsMissing);
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
