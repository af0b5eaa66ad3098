import { isAbsolute } from 'node:path';
import type { DocsSite } from '../loading/docs-site.ts';
import { missingImport, unusableImport } from '../mistakes/missing-import.ts';
import { pathFrom } from './bundle-problems.ts';
import { importPlaces, type AskedImport } from './import-places.ts';
import { isList, isPackageFile, isProjectFile, withoutQuery } from './module-ids.ts';
import { standInId } from './stand-in.ts';

/** Who takes a module in. */
export type InfoOf = (id: string) => {
  importers: readonly string[];
  dynamicImporters: readonly string[];
} | null;

/** What is imported and nobody has, as far as one run of the bundler tells. */
export class MissingImports {
  readonly #site: DocsSite;
  readonly #root: URL;
  /** The imports of the project that lead into packages, by the id of what they lead to. */
  readonly #intoPackages = new Map<string, AskedImport[]>();
  /** What files of packages lack, by the id of the file. */
  readonly #inPackages: { lacking: string; wants: string }[] = [];

  /** @param root of the project */
  constructor(site: DocsSite, root: URL) {
    this.#site = site;
    this.#root = root;
  }

  /** What the bundler is to take for an import, of which something was found, or nothing. */
  answer<Found extends { id: string }>(
    asked: AskedImport,
    found: Found | null,
  ): Found | string | null {
    const { source, importer } = asked;
    const isOfProject = isProjectFile(importer);
    if (found) {
      const path = pathFrom(this.#root, withoutQuery(found.id));
      if (this.#site.pages?.broken.has(path) && !isList(importer)) return standInId;
      if (isOfProject) this.#follow(asked, found.id);
      return found;
    }
    if (!isOfProject && !isPackageFile(importer)) return null;
    // An alias asks for what it stands for, which nobody wrote.
    if (isAbsolute(source) && !this.#placesOf(asked).some(({ line }) => line !== undefined)) {
      return null;
    }
    if (isOfProject) this.#note(asked);
    else this.#inPackages.push({ lacking: importer, wants: source });
    return standInId;
  }

  /** Tells of packages that lack something, where the project takes them in. */
  blame(infoOf: InfoOf): void {
    const told = new Set<AskedImport>();
    // Whatever order the bundler asked in.
    const all = this.#inPackages.toSorted((a, b) => (a.wants < b.wants ? -1 : 1));
    for (const { lacking, wants } of all) {
      const seen = new Set([lacking]);
      // A set is walked with what is added meanwhile.
      for (const id of seen) {
        for (const asked of this.#intoPackages.get(id) ?? []) {
          if (!told.has(asked)) this.#tellUnusable(asked, wants);
          told.add(asked);
        }
        const { importers = [], dynamicImporters = [] } = infoOf(id) ?? {};
        for (const one of [...importers, ...dynamicImporters]) {
          if (isPackageFile(one)) seen.add(one);
        }
      }
    }
  }

  #follow(asked: AskedImport, id: string): void {
    if (!isPackageFile(id)) return;
    const known = this.#intoPackages.get(id) ?? [];
    this.#intoPackages.set(id, [...known, asked]);
  }

  #note(asked: AskedImport): void {
    const importer = withoutQuery(asked.importer);
    const found = this.#placesOf(asked).map((location) => {
      return missingImport(asked.source, { importer, location });
    });
    this.#site.problems.addAll(found);
  }

  #placesOf(asked: AskedImport) {
    return importPlaces(asked, this.#site.pages, this.#root);
  }

  #tellUnusable(asked: AskedImport, wants: string): void {
    const { pages, problems } = this.#site;
    const page = pages?.at(pathFrom(this.#root, asked.importer));
    const imports = (page && pages?.compiler.factsOf(page.key)?.imports) ?? [];
    const names = imports.flatMap((one) => (one.specifier === asked.source ? one.names : []));
    problems.addAll(
      this.#placesOf(asked).map((location) =>
        unusableImport(asked.source, { wants, names, location }),
      ),
    );
  }
}
