import type { AstroIntegrationLogger } from 'astro';
import { offerNeeds } from '../../../src/lint/quickstart/offer-needs.ts';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { pageId } from '../addresses/page-address.ts';
import type { PageFiles } from '../content/page-files.ts';
import type { SiteLinks } from '../links/site-links.ts';
import { overviewProblems } from '../navigation/overview-problems.ts';
import { sidebarProblems } from '../navigation/sidebar-problems.ts';
import type { Partial, SitePages } from '../pages/site-pages.ts';
import { diagramUnnamed } from '../problems/diagram-errors.ts';
import { isLint, lintChannel } from '../problems/lint-channel.ts';
import { tellProblems } from '../problems/tell-problems.ts';
import type { DocsSite } from './docs-site.ts';
import { inTurns } from './in-turns.ts';
import { loadPartial, partialsAmong } from './load-partial.ts';
import { pageFindings } from './page-findings.ts';
import { redirectProblems } from './redirect-problems.ts';
import { takenAddresses } from './taken-addresses.ts';
import { warnOfImages } from './warn-of-images.ts';

interface Checked {
  site: DocsSite;
  pages: SitePages;
  links: SiteLinks;
  files: PageFiles;
  /** Of the project. */
  root: URL;
  publicDir: URL;
}

/** What is found wrong beside what keeps a page from being compiled. */
export class SiteChecks {
  readonly #checked: Checked;

  constructor(checked: Checked) {
    this.#checked = checked;
  }

  /** Looks at a file that pages take in. */
  async loadPartial(file: string): Promise<void> {
    const { site, pages, files } = this.#checked;
    const path = files.pathOf(file);
    const { value: key, problems } = await loadPartial(file, { files, compiler: pages.compiler });
    pages.broken.delete(path);
    if (problems) {
      site.problems.addAll(problems);
      pages.broken.add(path);
    }
    if (key === undefined) return;
    pages.partials.set(path, { path, key });
    site.problems.addAll(pages.compiler.warningsOf({ path, key }), 'warning');
  }

  /** What is wrong with all pages together, once they are loaded. */
  async checkTogether(): Promise<void> {
    const { site, pages, links, root, publicDir } = this.#checked;
    const modules = pages.all().filter(({ isModule }) => isModule);
    const mayShow = [...modules, ...pages.partials.values()];
    await inTurns(mayShow, (page) => warnOfImages(page, site, root));
    const { errors, warnings, notes } = links.findings();
    lintChannel()?.external(links.external());
    const { routes = [] } = site;
    const taking = { pages: pages.all(), routes, publicDir, root };
    const taken = [...takenAddresses(taking), ...redirectProblems(taking)];
    const sidebar = sidebarProblems(pages, site.settings);
    const overviews = sidebar.errors.length > 0 ? [] : overviewProblems(pages, site.settings);
    site.problems.addAll([...errors, ...taken, ...sidebar.errors, ...overviews]);
    site.problems.addAll([...warnings, ...sidebar.warnings], 'warning');
    site.problems.addAll([...notes, ...this.#offers()], 'note');
  }

  /** What quickstarts could say of what they need, and diagrams of what they show; asked for by those who lint. */
  #offers(): MeantimeError[] {
    if (!isLint()) return [];
    const { pages } = this.#checked;
    const needs = pages.all().flatMap(({ path, key, data }) => {
      const { outlines } = pages.compiler.factsOf(key) ?? {};
      return data.quickstart && outlines ? offerNeeds({ file: path, outlines }) : [];
    });
    const names = [...pages.all(), ...pages.partials.values()].flatMap(({ path, key }) => {
      const { diagrams = [] } = pages.compiler.factsOf(key) ?? {};
      const unnamed = diagrams.filter(({ source }) => this.#isUnnamed(source));
      return unnamed.map(({ line }) => diagramUnnamed.at({ location: { file: path, line } }));
    });
    return [...needs, ...names];
  }

  #isUnnamed(source: string): boolean {
    const { title, description } = this.#checked.site.diagrams?.known(source)?.diagram ?? {};
    return title === '' && description === '';
  }

  /** Says what is wrong with a page that development shows, and with what it takes in. */
  async lookAt(
    page: Partial,
    logger: Pick<AstroIntegrationLogger, 'error' | 'warn' | 'info'>,
  ): Promise<void> {
    const { site, pages, links, files, root } = this.#checked;
    const imports = pages.compiler.factsOf(page.key)?.imports ?? [];
    for (const file of partialsAmong(imports, files.fileAt(page.path))) {
      await this.loadPartial(file);
      const partial = pages.partials.get(files.pathOf(file));
      if (partial) links.warnOf(partial, logger);
    }
    links.warnOf(page, logger);
    this.#lookAtSteps(page);
    await warnOfImages(page, site, root);
    tellProblems(site.problems, logger);
  }

  #lookAtSteps({ path, key }: Partial): void {
    const { site, pages, files } = this.#checked;
    const file = files.fileAt(path);
    const page = pages.get(pageId(file));
    if (!page) return;
    const { errors, warnings } = pageFindings({ ...page, key }, pages.compiler, files.text(file));
    site.problems.addAll(errors);
    site.problems.addAll(warnings, 'warning');
  }
}
