import { placeAt } from '../../../src/protocol/place-at.ts';
import type { WrittenCode } from './written-page.ts';

/** A file that a page imports by its path from the page's folder. */
export interface RelativeImport {
  /** `../components/chart.astro`, without `?raw` and the like. */
  path: string;
  line: number;
  column: number;
}

/** What the code of a page imports from files beside it. */
export function relativeImports({ code, start }: WrittenCode, source: string): RelativeImport[] {
  const blanked = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*/gm, (text) =>
    text.replace(/[^\n]/g, ' '),
  );
  return [...blanked.matchAll(/(?:\bfrom|\bimport)\s*(["'])(\.{1,2}\/[^"'\n]*)\1/g)].map(
    (found) => {
      const [whole, quote = '', specifier = ''] = found;
      const offset = start + found.index + whole.indexOf(quote + specifier) + 1;
      return { path: specifier.replace(/[?#].*$/, ''), ...placeAt(source, offset) };
    },
  );
}
