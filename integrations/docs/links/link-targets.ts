import type { IgnoredLinks } from './ignored-links.ts';
import { pageId } from '../addresses/page-address.ts';
import type { PageLinks } from '../compile/links/page-links.ts';

export interface LinkedPage {
  id: string;
  /** Below the folder of pages: `guides/start.mdx`. */
  file: string;
  isDraft: boolean;
  /** Of a partial: the pages that take it in. */
  hosts?: readonly LinkedPage[];
  /** Absent where the page was not compiled, or could not be read. */
  links?: PageLinks | undefined;
  /** All ids of the page as it was rendered, once it is. */
  renderedIds?: () => readonly string[] | undefined;
}

/** All that links may lead to. */
export interface LinkedSite {
  /** With a slash at both ends. */
  base: string;
  /** Folder of the pages from the project's root, with a slash at its end: `content/`. */
  folder: string;
  pages: readonly LinkedPage[];
  /** What pages take in: checked as they are, and no target of a link. */
  partials: readonly LinkedPage[];
  /** Every file of the folder of pages, relative to it. */
  contentFiles: readonly string[];
  /** Folder of the public files from the project's root, with a slash at its end. */
  publicFolder: string;
  /** Relative to the public folder. */
  publicFiles: readonly string[];
  /** Whether something that is no page may answer a path below the base, which starts with `/`. */
  isServed: (path: string) => boolean;
  /** The route that may answer such a path or not, as what it has parameters for decides. */
  openRoute?: (path: string) => string | undefined;
  /** The page that had a path below the base, decoded, before it was moved. */
  movedTo?: ((path: string) => LinkedPage | undefined) | undefined;
  /** Whether there is a file; its path is from the project's root. */
  hasFile: (path: string) => boolean;
  /** Development shows drafts, a build leaves them out. */
  showsDrafts: boolean;
  /** Links that are let be, as they are written. */
  ignored?: IgnoredLinks;
}

/** The site by what is looked up in it. */
export class LinkTargets {
  readonly site: LinkedSite;
  readonly #pages: ReadonlyMap<string, LinkedPage>;
  readonly #pagesByFile: ReadonlyMap<string, LinkedPage>;
  readonly #contentFiles: Names;
  readonly #publicFiles: Names;

  constructor(site: LinkedSite) {
    this.site = site;
    this.#pages = new Map(site.pages.map((page) => [decodedPath(page.id), page]));
    this.#pagesByFile = new Map(site.pages.map((page) => [typed(page.file), page]));
    this.#contentFiles = new Names(site.contentFiles);
    this.#publicFiles = new Names(site.publicFiles);
  }

  /** @param path below the base, decoded, with or without a slash at its end */
  pageAt(path: string): LinkedPage | undefined {
    return this.#pages.get(path.endsWith('/') ? path : `${path}/`);
  }

  pageOfFile(file: string): LinkedPage | undefined {
    return this.#pagesByFile.get(typed(file));
  }

  /** The page whose file has another ending, or other capitals. */
  pageLikeFile(file: string): LinkedPage | undefined {
    return this.#pages.get(decodedPath(pageId(file)));
  }

  get paths(): Iterable<string> {
    return this.#pages.keys();
  }

  get contentFiles(): Names {
    return this.#contentFiles;
  }

  get publicFiles(): Names {
    return this.#publicFiles;
  }
}

/** A name in the letters that are typed, be they put together of several in the file's own. */
function typed(name: string): string {
  return name.normalize('NFC');
}

/** Names of files, to be found whatever their capitals, and however their letters are put together. */
class Names {
  readonly all: ReadonlySet<string>;
  #byPlainName: Map<string, string> | undefined;

  constructor(names: readonly string[]) {
    this.all = new Set(names);
  }

  has(name: string): boolean {
    return this.all.has(name);
  }

  /** The name that differs in its capitals alone, or in how its letters are put together. */
  inOtherForm(name: string): string | undefined {
    const plain = (one: string): string => typed(one).toLowerCase();
    this.#byPlainName ??= new Map([...this.all].map((one) => [plain(one), one]));
    return this.#byPlainName.get(plain(name));
  }
}

/** Why a name is not found that differs from a file's in its form alone. */
export function unlikeBecause(name: string, file: string, where: string): string {
  return typed(name) === typed(file)
    ? 'whose letters are put together otherwise (Unicode has two ways for é), which most machines take for another name'
    : `and capitals count ${where}`;
}

/** Address of a page below the base, as people read it: `/日本語/`. */
export function decodedPath(id: string): string {
  return id === 'index' ? '/' : `/${id}/`;
}
