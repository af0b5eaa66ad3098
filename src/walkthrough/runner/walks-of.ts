import type { Quickstart } from '../../protocol/manifest.ts';
import { chosenOf, type WalkChoice } from '../chosen-variant.ts';
import type { WalkSettings } from './walk-settings.ts';

type NamedWalk = WalkSettings['walks'][number];

/** Each variant of each quickstart in each language that is walked, every one by a title of its own. */
export function walksOf(quickstarts: readonly Quickstart[], choice: WalkChoice = {}): NamedWalk[] {
  const walks = chosenOf(quickstarts, choice).map(({ quickstart, variant }): NamedWalk => {
    const { id, locale, title } = quickstart;
    const { id: variantId, choices = [] } = variant;
    const labels = [locale ?? [], ...choices.map(({ value }) => value)].flat().join(', ');
    return {
      id,
      ...(locale === undefined ? {} : { locale }),
      variant: variantId,
      title: labels ? `${title} (${labels})` : title,
    };
  });
  // Playwright runs no two tests of one title.
  return walks.map((walk, index) => {
    const isTwice = walks.some(({ title }, at) => title === walk.title && at !== index);
    return isTwice ? { ...walk, title: `${walk.title} [${walk.id}]` } : walk;
  });
}
