import type { Quickstart } from '../../protocol/manifest.ts';
import type { WalkSettings } from './walk-settings.ts';

type NamedWalk = WalkSettings['walks'][number];

/** Each variant of each quickstart in each language, every one by a title of its own. */
export function walksOf(quickstarts: readonly Quickstart[]): NamedWalk[] {
  const walks = quickstarts.flatMap(({ id, locale, title, variants }) =>
    variants.map(({ id: variant, choices = [] }): NamedWalk => {
      const labels = [locale ?? [], ...choices.map(({ value }) => value)].flat().join(', ');
      return {
        id,
        ...(locale === undefined ? {} : { locale }),
        variant,
        title: labels ? `${title} (${labels})` : title,
      };
    }),
  );
  // Playwright runs no two tests of one title.
  return walks.map((walk, index) => {
    const isTwice = walks.some(({ title }, at) => title === walk.title && at !== index);
    return isTwice ? { ...walk, title: `${walk.title} [${walk.id}]` } : walk;
  });
}
