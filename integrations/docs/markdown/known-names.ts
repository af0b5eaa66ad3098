import { builtIns, type Components } from '../components/built-ins.ts';
import type { Component } from '../components/define-component.ts';

/** What the imports and exports of a page make of the names in it. */
export interface KnownNames {
  /** The component without an import that stands behind a name, or the built-in one imported as it. */
  componentBehind(name: string): Component | undefined;
  /** The components that need no import. */
  readonly given: Components;
  /** True for what the page itself imports or makes. */
  has(name: string): boolean;
  /** What a tag may be called. */
  readonly components: readonly string[];
}

const packageImport = /import\s*\{([^{}]*)\}\s*from\s*(["'])meantime\/components\2\s*;?/g;

/** One name in the import of built-in components. */
export interface BuiltInImport {
  /** As it is exported: `Card`. */
  name: string;
  /** As the page calls it. */
  as: string;
  /** Offset in the code. */
  offset: number;
}

export function builtInImports(code: string): BuiltInImport[] {
  return [...code.matchAll(packageImport)].flatMap((found) => {
    const [whole, list = ''] = found;
    const start = found.index + whole.indexOf('{') + 1;
    return [...list.matchAll(/([\w$]+)(?:\s+as\s+([\w$]+))?/g)].map((one) => {
      const [, name = '', as = name] = one;
      return { name, as, offset: start + one.index };
    });
  });
}

/** The rest of a page's code, without what it imports of the built-in components. */
export function withoutBuiltInImports(code: string): string {
  return code.replace(packageImport, '').trim();
}

/**
 * @param codes the page's imports and exports, as they were written
 * @param given the components that need no import
 */
export function knownNames(codes: readonly string[], given: Components): KnownNames {
  const imported = new Map(codes.flatMap(builtInImports).map(({ name, as }) => [as, name]));
  // Every word of the code that is no string or comment: a name too many hides a mistake, one too
  // few would make a mistake of what is right.
  const own = new Set(
    codes.flatMap(
      (code) => stripped(withoutBuiltInImports(code)).match(/[\p{L}$_][\p{L}\p{N}$_]*/gu) ?? [],
    ),
  );
  return {
    components: [
      ...given.keys(),
      ...[...imported.keys(), ...own].filter((name) => /^\p{Lu}/u.test(name)),
    ],
    has: (name) => own.has(name) || imported.has(name),
    given,
    componentBehind: (name) => {
      const exported = imported.get(name);
      if (exported !== undefined) return builtIns.get(exported);
      return own.has(name) ? undefined : given.get(name);
    },
  };
}

/** The same from a page's whole text, for plugins that have not met its imports. */
export function knownNamesIn(source: string, given: Components): KnownNames {
  // What a block of code imports is shown to the reader, and imported by nobody.
  const text = source.replace(fencedBlock, '');
  return knownNames(text.match(/^(?:import|export)\b[^\n]*(?:\n[^\n]+)*/gm) ?? [], given);
}

const fencedBlock = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\1[`~]*[ \t]*$/gm;

function stripped(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, ' ');
}
