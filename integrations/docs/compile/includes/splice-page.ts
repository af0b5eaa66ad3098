import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pathBelow } from '../../../path-below.ts';
import type { MeantimeError, SourceLocation } from '../../../../src/protocol/errors.ts';
import { nearestName } from '../../../../src/text/nearest-name.ts';
import { placeAt } from '../../../../src/text/place-at.ts';
import { wordReadError } from '../../../../src/text/system-errors.ts';
import { include } from '../../components/include.ts';
import { readPage } from '../../content/page-files.ts';
import { childrenMistakes } from '../../mistakes/children-mistakes.ts';
import type { Mistake } from '../../mistakes/mistake.ts';
import { syntaxMistake } from '../../mistakes/syntax-mistake.ts';
import { mistakesOfTag } from '../../mistakes/tag-mistakes.ts';
import { tooDeep } from '../../mistakes/too-deep.ts';
import { importsBuiltInsOnly } from '../../parse/classify-page.ts';
import { isMdx, pageSource, type PageSource } from '../../parse/page-source.ts';
import { parsePage, type Parsing } from '../../parse/parse-page.ts';
import { isTag, rangeOf, readTag, type TagNode } from '../../parse/read-tag.ts';
import type { Range, WrittenPage } from '../../parse/written-page.ts';
import { propertyWrong } from '../../problems/errors.ts';
import {
  includeImports,
  includeInCircle,
  includeMisplaced,
  includeMissing,
  includeTooDeep,
} from '../../problems/include-errors.ts';
import { aroundTag, nearFile, trimmed } from './around-tag.ts';
import { movedAddresses } from './moved-addresses.ts';
import { partOfFile } from './part-of-file.ts';
import { readInside } from './read-inside.ts';
import { indented, SplicedText, type TextPiece, type TextFile } from './spliced-text.ts';

/** A page with the text of what it includes in its place. */
export interface SplicedPage {
  source: PageSource;
  /** Tells where something was written. */
  spliced: SplicedText;
  problems: MeantimeError[];
}

interface IncludingSite extends Parsing {
  root: URL;
}

const deepest = 10;

/** True for a page that may include something. */
export function mayInclude({ text, file }: Pick<PageSource, 'text' | 'file'>): boolean {
  return text.includes(`<${include.name}`) && isMdx({ file });
}

/** The page with what it includes; undefined for one that includes nothing, or cannot be read. */
export function splicePage(source: PageSource, site: IncludingSite): SplicedPage | undefined {
  if (!mayInclude(source) || tooDeep(source.text, true)) return undefined;
  const page = parsePage(source, site);
  if ('fault' in page) return undefined;
  const path = pathFromRoot(site.root, source.file);
  if (path === undefined) return undefined;
  const splicing = new Splicing(site, path);
  if (!splicing.hasIncludes(page)) return undefined;
  const file = { path, text: source.text };
  const whole = { start: 0, end: source.text.length };
  const spliced = new SplicedText(splicing.piecesOf({ page, file, way: [path] }, whole));
  return {
    source: { ...source, text: spliced.text, isSpliced: true },
    spliced,
    problems: splicing.problems,
  };
}

interface OpenFile {
  page: WrittenPage;
  file: TextFile;
  /** The files that include one another to get here, this one the last. */
  way: readonly string[];
}

class Splicing {
  readonly problems: MeantimeError[] = [];
  readonly #site: IncludingSite;
  readonly #host: string;

  constructor(site: IncludingSite, host: string) {
    this.#site = site;
    this.#host = host;
  }

  hasIncludes(page: WrittenPage): boolean {
    return this.#includesIn(page).length > 0;
  }

  /** A range of a file, with what it includes. */
  piecesOf(reading: OpenFile, range: Range): TextPiece[] {
    const { page, file } = reading;
    const changes = [
      ...this.#includesIn(page).map((node) => ({
        ...rangeOf(node),
        pieces: () => this.#pieceOfTag(reading, node),
      })),
      ...(file.path === this.#host ? [] : this.#changesOf(reading)),
    ].filter(({ start, end }) => range.start <= start && end <= range.end);
    const pieces: TextPiece[] = [];
    let at = range.start;
    for (const change of changes.sort((a, b) => a.start - b.start)) {
      if (change.start < at) continue;
      pieces.push({ text: file.text.slice(at, change.start), file, offset: at });
      pieces.push(...change.pieces());
      at = change.end;
    }
    pieces.push({ text: file.text.slice(at, range.end), file, offset: at });
    return pieces;
  }

  #includesIn({ nodes, names }: WrittenPage): TagNode[] {
    if (names.componentBehind(include.name) !== include) return [];
    return nodes.flatMap(({ node }) => (isTag(node) && node.name === include.name ? [node] : []));
  }

  /** What is another in the page than in its own file: addresses, comments of HTML, imports. */
  #changesOf({ page, file }: OpenFile) {
    const { components } = this.#site;
    const moved = movedAddresses(page, components, { from: file.path, to: this.#host });
    return [
      ...moved.map(({ start, end, written, moved: text }) => ({
        ...{ start, end },
        pieces: (): TextPiece[] => [{ text, file, offset: start, written }],
      })),
      ...page.nodes.flatMap(({ node }) => {
        const range = rangeOf(node);
        const isGone =
          (node.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value)) ||
          (node.type === 'mdxjsEsm' && this.#mayGo(page, file, node));
        const blanked = file.text.slice(range.start, range.end).replace(/[^\n]/g, '');
        const pieces = (): TextPiece[] => [{ text: blanked, file, offset: range.start }];
        return isGone ? [{ ...range, pieces }] : [];
      }),
    ];
  }

  #mayGo(page: WrittenPage, file: TextFile, node: { value: string; position?: unknown }): boolean {
    if (!importsBuiltInsOnly(node.value, page.names.given)) {
      const [code = ''] = node.value.split('\n');
      const place = placeAt(file.text, rangeOf(node as Parameters<typeof rangeOf>[0]).start);
      this.#note({ place, at: (location) => includeImports.at({ location }, code) }, file);
    }
    return true;
  }

  #note({ place, at }: Mistake, { path }: TextFile): void {
    this.problems.push(at({ file: path, ...place }));
  }

  #pieceOfTag(reading: OpenFile, node: TagNode): TextPiece[] {
    const { page, file } = reading;
    const tag = readTag(node, include.name);
    const place = placeAt(file.text, tag.start);
    const nothing: TextPiece[] = [];
    const mistakes = mistakesOfTag(tag, page.names, file.text);
    const held = childrenMistakes({ ...page, nodes: [{ node, parent: undefined }] });
    for (const mistake of [...mistakes, ...held]) this.#note(mistake, file);
    const { file: named, region } = tag.values;
    if (mistakes.length + held.length > 0) return nothing;
    // What code says is known once it runs, and the text is to be there before.
    if (tag.needsModule !== undefined || typeof named !== 'string') {
      const name = tag.computed.has('region') ? 'region' : 'file';
      const at: Mistake['at'] = (location) =>
        propertyWrong.at(
          { location },
          include.name,
          name,
          'a text in quotes',
          '<Include file="./_part.mdx" region="install" />',
        );
      this.#note({ place, at }, file);
      return nothing;
    }
    const around = aroundTag(file.text, tag);
    if (node.type !== 'mdxJsxFlowElement' || !around) {
      this.#note({ place, at: (location) => includeMisplaced.at({ location }) }, file);
      return nothing;
    }
    const location: SourceLocation = { file: file.path, ...place };
    const read = this.#read(reading, named, location);
    if (!read) return nothing;
    const range = this.#rangeOf(read, typeof region === 'string' ? region : undefined, location);
    if (!range) return nothing;
    const pieces = this.piecesOf(read, range);
    const end: TextPiece = { text: around.endsBlank ? '' : '\n', file, offset: tag.end };
    return [...indented(pieces, around.deeper), end];
  }

  #read(reading: OpenFile, named: string, location: SourceLocation): OpenFile | undefined {
    const path = posix.join(posix.dirname(reading.file.path), named);
    const missing = (why: string, hint: string): void => {
      this.problems.push(includeMissing.at({ location }, named, why, hint));
    };
    if (named.startsWith('/') || path.startsWith('../')) {
      const hint = 'Write its path from this file: ./_parts/install.mdx';
      missing('it is outside the project', hint);
      return undefined;
    }
    if (!/\.mdx?$/i.test(path)) {
      missing('it is no .md or .mdx file', 'Code of a file is shown by ```js file="…"');
      return undefined;
    }
    const way = [...reading.way, path];
    if (reading.way.includes(path)) {
      this.problems.push(includeInCircle.at({ location }, way.slice(way.indexOf(path))));
      return undefined;
    }
    if (way.length > deepest + 1) {
      this.problems.push(includeTooDeep.at({ location }, deepest));
      return undefined;
    }
    const root = fileURLToPath(this.#site.root);
    const file = posix.join(root, path);
    const page = posix.join(root, reading.file.path);
    try {
      const read = readInside(file, { root, page });
      if ('text' in read) return this.#parse(path, read.text, way);
      missing(read.why, 'Include a file of the project.');
      return undefined;
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      const near = nearFile(file);
      const hint =
        near === undefined ? 'Correct its path, or put the file there.' : `Did you mean ${near}?`;
      missing(`the file cannot be read: ${wordReadError(error)}`, hint);
      return undefined;
    }
  }

  /** The frontmatter of what is included says nothing of the page. */
  #parse(path: string, contents: string, way: readonly string[]): OpenFile | undefined {
    const { value, problems } = readPage({ path, contents });
    if (problems) {
      this.problems.push(...problems);
      return undefined;
    }
    const source = pageSource(value, this.#site.root);
    const deep = tooDeep(source.text, isMdx(source));
    const page = deep ? { fault: undefined } : parsePage(source, this.#site);
    const file = { path, text: source.text };
    if (!('fault' in page)) return { page, file, way };
    const mistake = deep ?? syntaxMistake(page.fault, source.text);
    if (!mistake) throw page.fault;
    this.#note(mistake, file);
    return undefined;
  }

  #rangeOf(
    { page, file }: OpenFile,
    region: string | undefined,
    location: SourceLocation,
  ): Range | undefined {
    const part =
      region === undefined ? { start: 0, end: file.text.length } : partOfFile(page, region);
    if ('known' in part) {
      const near = nearestName(region ?? '', part.known);
      const all = part.known.map((one) => `"${one}"`).join(', ');
      const hint = near === undefined ? '' : `Did you mean "${near}"? `;
      const has = part.known.length === 0 ? 'It has none.' : `It has ${all}.`;
      const why = `${file.path} has no region and no heading with the id "${region ?? ''}"`;
      this.problems.push(
        includeMissing.at({ location }, `region="${region ?? ''}"`, why, hint + has),
      );
      return undefined;
    }
    return trimmed(file.text, part);
  }
}

function pathFromRoot(root: URL, file: URL): string | undefined {
  return pathBelow(fileURLToPath(root), fileURLToPath(file));
}
