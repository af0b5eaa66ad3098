import { placeAt } from '../../../src/text/place-at.ts';
import type { WrittenCode } from './written-page.ts';

/** Something that a page imports, or exports from elsewhere. */
export interface PageImport {
  /** As it was written: `../components/chart.astro`, `chart.js?raw`, `some-package`. */
  specifier: string;
  /** What it takes by name, beside the default: `['Chart']`. */
  names: string[];
  /** Of the specifier, behind its quote. */
  line: number;
  column: number;
}

// A statement begins a line; what stands in its strings and comments does not.
const statement = /^[ \t]*(?:import|export)\b(?:([^'"`;()=]*?)\bfrom)?\s*(["'])([^"'\n]+)\2/gm;

/** What the code of a page imports. */
export function pageImports({ code, start }: WrittenCode, source: string): PageImport[] {
  const blanked = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*/gm, (text) =>
    text.replace(/[^\n]/g, ' '),
  );
  return [...blanked.matchAll(statement)].map((found) => {
    const [whole, what = '', quote = '', specifier = ''] = found;
    const offset = start + found.index + whole.lastIndexOf(quote + specifier) + 1;
    return { specifier, names: namesOf(what), ...placeAt(source, offset) };
  });
}

/** Names in the braces of `Chart, { a as b }`, as the other module calls them. */
function namesOf(what: string): string[] {
  const [, list = ''] = /\{([^}]*)\}/.exec(what) ?? [];
  const names = list.split(',').flatMap((one) => /^\s*([\w$]+)/.exec(one)?.[1] ?? []);
  return names.filter((name) => name !== 'default');
}
