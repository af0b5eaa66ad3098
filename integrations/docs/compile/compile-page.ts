import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { fenceWarnings } from '../mistakes/fence-mistakes.ts';
import { findMistakes } from '../mistakes/find-mistakes.ts';
import type { Mistake } from '../mistakes/mistake.ts';
import { syntaxMistake } from '../mistakes/syntax-mistake.ts';
import { tooDeep } from '../mistakes/too-deep.ts';
import { unknownLanguages } from '../mistakes/unknown-languages.ts';
import { classifyPage } from '../parse/classify-page.ts';
import { isMdx, type PageSource } from '../parse/page-source.ts';
import { parsePage } from '../parse/parse-page.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { compileModulePage } from './compile-module-page.ts';
import { compilePlainPage } from './compile-plain-page.ts';
import type { CompiledPage, ModulePage, PageWarning, PlainPage } from './compiled-page.ts';
import { pageOutline } from './page-outline.ts';
import type { Pipeline } from './pipeline.ts';

/** What became of a page, or what its writer got wrong: at least one mistake. */
export type Compilation =
  { page: CompiledPage; mistakes?: never } | { page?: never; mistakes: Mistake[] };

/**
 * A page's way: parse, check, classify, compile, by the plugins that a page as a module goes
 * through, in their order.
 *
 * @throws whatever plugins throw
 */
export async function compilePage(source: PageSource, pipeline: Pipeline): Promise<Compilation> {
  const deep = tooDeep(source.text, isMdx(source));
  if (deep) return { mistakes: [deep] };
  const written = parsePage(source, pipeline.features);
  if ('fault' in written) return asMistake(written.fault, source);
  const mistakes = findMistakes(written);
  if (mistakes.length > 0) return { mistakes };
  try {
    const page = await makePage(written, pipeline);
    const outline = await pageOutline(written, page, pipeline);
    const warnings = [
      ...unknownLanguages(written, pipeline.languages),
      ...fenceWarnings(written, pipeline.hasOtherReaders),
    ].map(warningOf);
    return { page: { ...page, warnings, ...(outline && { outline }) } };
  } catch (thrown) {
    // The parser reads code only when it writes it.
    return asMistake(thrown, source);
  }
}

async function makePage(written: WrittenPage, pipeline: Pipeline): Promise<PlainPage | ModulePage> {
  const kind = classifyPage(written);
  if (kind.kind === 'module') return compileModulePage(written, kind.reason, pipeline);
  const plain = await compilePlainPage(written, pipeline);
  return plain.kind === 'plain' ? plain : compileModulePage(written, plain.reason, pipeline);
}

/** @throws what is no complaint of the parser */
function asMistake(thrown: unknown, { text }: PageSource): Compilation {
  const mistake = syntaxMistake(thrown, text);
  if (!mistake) throw thrown;
  return { mistakes: [mistake] };
}

function warningOf({ place, at }: Mistake): PageWarning {
  const { code, title, message, hint }: MeantimeError = at({ file: '', ...place });
  return { code, title, message, ...(hint !== undefined && { hint }), ...place };
}
