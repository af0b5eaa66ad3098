import type { Features } from 'satteri';
import type { DrawMath } from '../markdown/draw-math.ts';
import { isElementName } from '../parse/read-tag.ts';
import type { ReadSamples } from '../markdown/read-samples.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { asideMistakes, unknownContainers } from './aside-mistakes.ts';
import { childrenMistakes } from './children-mistakes.ts';
import { bracesInMarkdown } from './braces-in-markdown.ts';
import { fenceMistakes } from './fence-mistakes.ts';
import { htmlMistakes, unknownElements } from './html-mistakes.ts';
import { imageMistakes } from './image-mistakes.ts';
import { mathBlocks, mathMistakes, wrongMath } from './math-mistakes.ts';
import type { Mistake } from './mistake.ts';
import { wrongSamples } from './sample-mistakes.ts';
import { mistakesOfImports, mistakesOfTag, nestedTooDeeply } from './tag-mistakes.ts';

interface Readers extends Pick<Features, 'math'> {
  /** Draws formulas; undefined where nobody does, or a plugin of the site's own. */
  drawMath?: DrawMath | undefined;
  /** Checks samples of code; undefined where that is off. */
  samples?: ReadSamples | undefined;
  /** True where a plugin of the site's own may make something of `:::name`. */
  hasOwnContainers: boolean;
}

/** All that a page's writer got wrong, as far as the page itself tells. */
export function findMistakes(
  page: WrittenPage,
  { math, drawMath, samples, hasOwnContainers }: Readers,
): Mistake[] {
  const { source, tags, codes, names } = page;
  const deep = nestedTooDeeply(tags, source.text);
  // Whatever looks into it would run out of its stack.
  if (deep) return [deep];
  const components = tags.filter(({ name }) => !isElementName(name) && name !== 'Fragment');
  return [
    ...imageMistakes(page),
    ...fenceMistakes(page, samples),
    ...(samples ? wrongSamples(page, samples) : []),
    ...asideMistakes(page),
    ...htmlMistakes(page),
    ...(hasOwnContainers ? [] : unknownContainers(page)),
    ...(math ? [] : mathMistakes(page)),
    ...(drawMath ? wrongMath(page, drawMath) : []),
    ...codes.flatMap((code) => mistakesOfImports(code, source.text)),
    ...components.flatMap((tag) => mistakesOfTag(tag, names, source.text)),
    ...childrenMistakes(page),
  ];
}

/** What its writer may want to know of a page that can be built. */
export function findDoubts(page: WrittenPage, features: Pick<Features, 'math'>): Mistake[] {
  return [
    ...bracesInMarkdown(page),
    ...unknownElements(page),
    ...(features.math ? [] : mathBlocks(page)),
  ];
}
