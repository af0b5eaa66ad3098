import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseHTML } from '../../lazy-packages.ts';
import { readOutlines } from '../../../src/lint/quickstart/read-outline.ts';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { pagePath } from '../addresses/page-address.ts';
import { idsOfHtml } from '../compile/links/ids-of-html.ts';
import { linksOfContent } from '../compile/links/links-of-html.ts';
import { hasUnreadSteps, stepFindings } from '../loading/page-findings.ts';
import type { LoadedPage, Rendered, SitePages } from '../pages/site-pages.ts';
import { pageNotRendered } from '../problems/errors.ts';
import type { Problems } from '../problems/problems.ts';
import { blamePage } from './blame-page.ts';
import { thrownAt } from './thrown-at.ts';

/** What rendered pages tell that nothing did before. */
export class RenderedPages implements Rendered {
  readonly #pages: SitePages;
  readonly #problems: Problems;
  readonly #root: URL;
  readonly #ids = new Map<string, readonly string[]>();
  readonly #noted = new Set<string>();
  readonly #links = new Map<string, readonly string[]>();

  /** @param root of the project */
  constructor(pages: SitePages, problems: Problems, root: URL) {
    this.#pages = pages;
    this.#problems = problems;
    this.#root = root;
  }

  // Of plain pages as of those that were not rendered nothing is known here.
  idsAt(path: string): readonly string[] | undefined {
    return this.#ids.get(path);
  }

  linksAt(path: string): readonly string[] | undefined {
    return this.#links.get(path);
  }

  /** The same, of pages that were built past us as well, as they stand in the output folder. */
  orBuiltIn(folder: URL): Rendered {
    const htmlAt = (path: string): string | undefined => {
      const file = new URL(`.${path}index.html`, folder);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    };
    const from = (html: string | undefined, find: (html: string) => string[]) =>
      html === undefined ? undefined : find(html);
    const modules = this.#pages.all().filter(({ isModule }) => isModule);
    const paths = new Set(modules.map(({ id }) => pagePath(id)));
    return {
      idsAt: (path) => this.idsAt(path) ?? from(htmlAt(path), idsOfHtml),
      linksAt: (path) =>
        this.linksAt(path) ?? (paths.has(path) ? from(htmlAt(path), linksOfContent) : undefined),
    };
  }

  /** @param page undefined for what is no page of the collection */
  see(page: LoadedPage | undefined, path: string, html: string): void {
    this.#ids.set(path, idsOfHtml(html));
    this.#links.set(path, linksOfContent(html));
    // Steps that code decides are read here.
    if (!page?.data.quickstart || !hasUnreadSteps(page, this.#pages.compiler)) return;
    const outlines = readOutlines(parseHTML(html).document, page.data.quickstart);
    const source = readFileSync(join(fileURLToPath(this.#root), page.path), 'utf8');
    const { errors, warnings } = stepFindings(page, outlines, source);
    this.#problems.addAll(errors);
    this.#problems.addAll(warnings, 'warning');
  }

  /** Notes what was thrown while something was rendered. */
  note(thrown: unknown, page: LoadedPage | undefined, file: string | undefined): void {
    const problem = page ? this.blame(thrown, page) : blameFile(thrown, file, this.#root);
    // Of a component that several pages use, once.
    const key = JSON.stringify([problem.location, reasonOf(thrown)]);
    if (problem.location?.file !== page?.path && this.#noted.has(key)) return;
    this.#noted.add(key);
    this.#problems.addAll([problem]);
  }

  blame(thrown: unknown, { path, key }: LoadedPage): MeantimeError {
    const compiled = this.#pages.compiler.find(key);
    const expressions = (compiled?.kind === 'module' ? compiled.expressions : undefined) ?? [];
    return blamePage(thrown, { path, expressions, root: this.#root });
  }
}

/** What was thrown by something that is no page of the collection. */
function blameFile(thrown: unknown, file: string | undefined, root: URL): MeantimeError {
  const at = thrownAt(thrown, root);
  const location = at ?? (file === undefined ? undefined : { file });
  return pageNotRendered.at({ ...(location && { location }), cause: thrown }, reasonOf(thrown));
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
