import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { titleIdOf } from '../markdown/page-title.ts';
import { diagramsIn, undrawnDiagrams, wrongDiagrams } from '../mistakes/diagram-mistakes.ts';
import { fenceWarnings } from '../mistakes/fence-mistakes.ts';
import { findDoubts, findMistakes } from '../mistakes/find-mistakes.ts';
import type { Mistake, TextPlace } from '../mistakes/mistake.ts';
import { glossaryMistakes } from '../mistakes/glossary-mistakes.ts';
import { mathMistake, startOfMath } from '../mistakes/math-mistakes.ts';
import { uncheckedSamples } from '../mistakes/sample-mistakes.ts';
import { syntaxMistake } from '../mistakes/syntax-mistake.ts';
import { tooDeep } from '../mistakes/too-deep.ts';
import { unknownLanguages } from '../mistakes/unknown-languages.ts';
import { classifyPage } from '../parse/classify-page.ts';
import { isMdx, type PageSource } from '../parse/page-source.ts';
import { parsePage } from '../parse/parse-page.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { astroData } from './astro-plugins.ts';
import { compileModulePage } from './compile-module-page.ts';
import { compilePlainPage } from './compile-plain-page.ts';
import type { CompiledPage, ModulePage, PageWarning, PlainPage } from './compiled-page.ts';
import { pageOutlines } from './page-outlines.ts';
import { moduleLinks } from './links/module-links.ts';
import { containerUnknown } from '../problems/errors.ts';
import type { PageLinks } from './links/page-links.ts';
import type { Pipeline } from './pipeline.ts';

/** What became of a page, or what its writer got wrong: at least one mistake. */
export type Compilation =
  | { page: CompiledPage; mistakes?: never }
  | {
      page?: never;
      mistakes: Mistake[];
      /** What it links all the same; absent where that cannot be known. */
      links?: PageLinks;
    };

/**
 * A page's way: parse, check, classify, compile, by the plugins that a page as a module goes
 * through, in their order.
 *
 * @throws whatever plugins throw
 */
export async function compilePage(source: PageSource, pipeline: Pipeline): Promise<Compilation> {
  const deep = tooDeep(source.text, isMdx(source));
  if (deep) return { mistakes: [deep] };
  const written = parsePage(source, pipeline);
  if ('fault' in written) return asMistake(written.fault, source, pipeline);
  const { drawing, samples } = pipeline;
  const mistakes = [
    ...findMistakes(written, { ...pipeline.features, ...pipeline }),
    ...glossaryMistakes(written, pipeline.glossaryOf({ astro: astroData(source) })),
    ...(drawing ? await wrongDiagrams(written, drawing) : []),
  ];
  if (mistakes.length > 0)
    return { mistakes, ...(await linksOfBroken(written, mistakes, pipeline)) };
  try {
    const page = withTitleId(await makePage(written, pipeline), source);
    const outlines = await pageOutlines(written, page, pipeline);
    const warnings = [
      ...unknownLanguages(written, pipeline.languages),
      ...fenceWarnings(written, pipeline.hasOtherReaders, samples),
      ...findDoubts(written, pipeline.features),
      ...(drawing || pipeline.hasOwnBlocks ? [] : undrawnDiagrams(written)),
      ...(samples || pipeline.hasOwnBlocks || pipeline.hasOtherReaders
        ? []
        : uncheckedSamples(written)),
    ].map(warningOf);
    const diagrams = drawing ? diagramsIn(written) : [];
    const more = { ...(outlines && { outlines }), ...(diagrams.length > 0 && { diagrams }) };
    return { page: { ...page, warnings, ...more } };
  } catch (thrown) {
    // The parser reads code only when it writes it.
    return asMistake(thrown, source, pipeline);
  }
}

async function makePage(written: WrittenPage, pipeline: Pipeline): Promise<PlainPage | ModulePage> {
  const kind = classifyPage(written);
  if (kind.kind === 'module') return compileModulePage(written, kind.reason, pipeline);
  const plain = await compilePlainPage(written, pipeline);
  return plain.kind === 'plain' ? plain : compileModulePage(written, plain.reason, pipeline);
}

async function linksOfBroken(
  written: WrittenPage,
  mistakes: readonly Mistake[],
  pipeline: Pipeline,
): Promise<{ links?: PageLinks }> {
  try {
    const links = await moduleLinks(written, pipeline);
    // What a container holds that nobody knows is left out for now.
    const hidesIds = mistakes.some(({ at }) => at({ file: '' }).code === containerUnknown.code);
    const mayHaveMoreIds = links.mayHaveMoreIds || hidesIds;
    return withTitleId({ links: { ...links, mayHaveMoreIds } }, written.source);
  } catch {
    // What is wrong with it has been found; this is for what else there may be.
    return {};
  }
}

function withTitleId<Page extends Pick<PlainPage, 'links'>>(page: Page, source: PageSource) {
  const { links } = page;
  const titleId = titleIdOf(source.text, source.frontmatter);
  // A section of the same name has it already.
  if (titleId === undefined || links.ids.includes(titleId)) return page;
  return { ...page, titleId, links: { ...links, ids: [titleId, ...links.ids] } };
}

/** @throws what is no complaint of the parser */
function asMistake(thrown: unknown, { text }: PageSource, { features }: Pipeline): Compilation {
  const mistake = syntaxMistake(thrown, text);
  if (!mistake) throw thrown;
  const math = features.math ? undefined : startOfMath(text, offsetAt(text, mistake.place));
  if (math === undefined) return { mistakes: [mistake] };
  return { mistakes: [mathMistake(text, math, 'its braces are code')] };
}

function offsetAt(text: string, { line, column }: TextPlace): number {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length);
  return (line === 1 ? 0 : (ends[line - 2] ?? text.length)) + column - 1;
}

function warningOf({ place, at }: Mistake): PageWarning {
  const { code, title, message, hint }: MeantimeError = at({ file: '', ...place });
  return { code, title, message, ...(hint !== undefined && { hint }), ...place };
}
