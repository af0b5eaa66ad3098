import type { Outline } from '../../../src/lint/quickstart/read-outline.ts';
import type { CompiledPage, ModulePage, PageWarning } from '../compile/compiled-page.ts';
import type { PageLinks } from '../compile/links/page-links.ts';
import type { WrittenDiagram } from '../mistakes/diagram-mistakes.ts';
import type { CacheFolder } from './cache-folder.ts';

/** What a site is checked by, of each of its pages. */
export interface PageFacts {
  links: PageLinks;
  warnings: readonly PageWarning[];
  /** Of a page that is a module. */
  imports: ModulePage['imports'];
  /** Why it is a module; absent where it is none. */
  reason?: string;
  /** What was drawn for it. */
  diagrams?: readonly WrittenDiagram[];
  /** Of a quickstart whose steps are known before it is rendered. */
  outlines?: readonly Outline[];
}

const name = 'facts';

/**
 * The facts of all pages in one file of the cache, so that an unchanged site is checked without
 * reading what each page was compiled to. It is replaced as a whole; as it goes by the pages' keys,
 * what it holds is never wrong, and what it lacks stands with the compiled page.
 */
export class FactsIndex {
  readonly #cache: Pick<CacheFolder, 'read' | 'write'>;
  #known: Map<string, PageFacts> | undefined;
  #isChanged = false;

  constructor(cache: Pick<CacheFolder, 'read' | 'write'>) {
    this.#cache = cache;
  }

  get(key: string): PageFacts | undefined {
    return this.#read().get(key);
  }

  set(key: string, facts: PageFacts): void {
    this.#read().set(key, facts);
    this.#isChanged = true;
  }

  /** Keeps those of these pages for the next build, if there is anything to add. */
  save(keys: readonly string[]): void {
    if (!this.#isChanged) return;
    const known = this.#read();
    const kept = keys.flatMap((key): [string, PageFacts][] => {
      const facts = known.get(key);
      return facts ? [[key, facts]] : [];
    });
    this.#cache.write(name, JSON.stringify(kept));
    this.#isChanged = false;
  }

  #read(): Map<string, PageFacts> {
    if (this.#known) return this.#known;
    const text = this.#cache.read(name);
    // The cache gives back what was written above, or nothing.
    const kept = text === undefined ? [] : (JSON.parse(text) as [string, PageFacts][]);
    return (this.#known = new Map(kept));
  }
}

export function factsOf(page: CompiledPage): PageFacts {
  const { links, warnings, outlines, diagrams } = page;
  const ofModule =
    page.kind === 'module' ? { imports: page.imports, reason: page.reason } : { imports: [] };
  const more = { ...(outlines && { outlines }), ...(diagrams && { diagrams }) };
  return { links, warnings, ...ofModule, ...more };
}
