import { mdxToJs } from 'satteri';
import { placeAt } from '../../../src/text/place-at.ts';
import { blank } from '../parse/page-source.ts';
import { pageImports } from '../parse/page-imports.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import type { ModulePage } from './compiled-page.ts';
import { moduleLinks } from './links/module-links.ts';
import type { Pipeline } from './pipeline.ts';

/**
 * What is known of a page that is bundled, before it is.
 *
 * @throws what the parser and the plugins throw
 */
export async function compileModulePage(
  written: WrittenPage,
  reason: string,
  pipeline: Pipeline,
): Promise<ModulePage> {
  const { text } = written.source;
  parseCode(written);
  return {
    kind: 'module',
    reason,
    links: await moduleLinks(written, pipeline),
    imports: written.codes.flatMap((code) => pageImports(code, text)),
    expressions: written.expressions.map(({ code, start }) => ({ code, ...placeAt(text, start) })),
  };
}

/** The parser reads imports and exports when it writes the module, which the bundler asks it to. */
function parseCode({ source: { text }, codes }: WrittenPage): void {
  let alone = '';
  for (const { start, code } of codes) {
    alone += blank(text.slice(alone.length, start)) + text.slice(start, start + code.length);
  }
  if (codes.length > 0) mdxToJs(alone, {});
}
