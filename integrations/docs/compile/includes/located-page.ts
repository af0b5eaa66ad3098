import { isPageFile } from '../../addresses/page-address.ts';
import { splitLink } from '../../addresses/resolve-link.ts';
import { markup } from '../../../../src/protocol/markup.ts';
import type { Compilation } from '../compile-page.ts';
import type { PageLinks } from '../links/page-links.ts';
import type { SplicedText } from './spliced-text.ts';

/**
 * What became of a page that includes others, with each place in the file where it was written. In
 * the HTML a line is that of the page, and beside it stands where the text is.
 *
 * @param path of the page
 * @param folder of the pages, from the project's root, with a slash at its end
 */
export function located(
  made: Compilation,
  spliced: SplicedText,
  { path, folder }: Host,
): Compilation {
  if (!made.page) {
    const mistakes = made.mistakes.map(({ place, at }) => {
      const location = spliced.locate(place);
      return { place: { line: location.line, column: location.column }, at: () => at(location) };
    });
    return {
      mistakes,
      ...(made.links && { links: linksIn(made.links, spliced, { path, folder }) }),
    };
  }
  const { page } = made;
  const warnings = page.warnings.map((warning) => {
    const { file, line, column } = spliced.locate(warning);
    return { ...warning, line, column, ...(file !== path && { file }) };
  });
  const links = linksIn(page.links, spliced, { path, folder });
  if (page.kind === 'module') {
    const placed = <Placed extends { line: number; column: number }>(one: Placed): Placed => {
      const { line, column } = spliced.locate(one);
      return { ...one, line, column };
    };
    const imports = page.imports.map(placed);
    return {
      page: { ...page, links, warnings, imports, expressions: page.expressions.map(placed) },
    };
  }
  return { page: { ...page, links, warnings, html: withLines(page.html, spliced, path) } };
}

interface Host {
  path: string;
  folder: string;
}

function linksIn(links: PageLinks, spliced: SplicedText, { path, folder }: Host): PageLinks {
  return {
    ...links,
    links: links.links.map((link) => {
      const { line, column } = link;
      if (line === undefined || column === undefined) return link;
      const { file, ...place } = spliced.locate({ line, column });
      if (file === path) return { ...link, ...place };
      const written = spliced.writtenAt({ line, column }) ?? link.written;
      const found = { ...link, ...place, included: { file, written } };
      const isNamed = link.kind === 'link' && isPageFile(splitLink(written).path);
      if (!isNamed || !file.startsWith(folder)) return found;
      // Named by its file: what is wrong with it is said as that file has to write it.
      return {
        ...found,
        written,
        url: link.url ?? link.written,
        origin: file.slice(folder.length),
      };
    }),
  };
}

const lineAttribute = new RegExp(` ${markup.line}="(\\d+)"`, 'g');

function withLines(html: string, spliced: SplicedText, path: string): string {
  return html.replace(lineAttribute, (_whole, line: string) => {
    const at = spliced.locateStart(Number(line));
    if (at.file === path) return ` ${markup.line}="${at.line}"`;
    const host = spliced.hostLine(Number(line));
    return ` ${markup.line}="${host}" ${markup.file}="${escapeAttribute(at.file)}:${at.line}"`;
  });
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
