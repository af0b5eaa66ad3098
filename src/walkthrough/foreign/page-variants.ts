import { namesOf, readVariants, type PageVariant } from '../../protocol/choices.ts';
import type { TabChoice } from './mark-tabs.ts';

/**
 * The variants of a page: those whose ways stand side by side, and those that the page makes once their
 * tab is pressed, which only the tab tells of.
 */
export function pageVariants(document: Document, groups: readonly TabChoice[]): PageVariant[] {
  const [first, ...others] = readVariants(document);
  const made = groups.filter(({ tabs }) => tabs.every(({ panel }) => !panel));
  const opened = Object.fromEntries(made.map(({ key, open }) => [key, open]));
  const values = new Map<string, string[]>();
  for (const { key, tabs, open } of made) {
    const known = values.get(key) ?? [open];
    const labels = tabs.map(({ label }) => label).filter((label) => !known.includes(label));
    values.set(key, [...known, ...labels]);
  }
  const axes = Array.from(values, ([key, labels]) => ({ key, values: labels, groups: [] }));
  const shown = axes.map((axis) => namesOf(axis)[0] ?? '');
  const idWith = (id: string, names: readonly string[]) =>
    [...(id === 'default' && names.length > 0 ? [] : [id]), ...names].join(',');
  const pressed = axes.flatMap((axis, at) =>
    namesOf(axis)
      .slice(1)
      .map((name, index) => ({
        id: idWith(first.id, shown.with(at, name)),
        choices: { ...first.choices, ...opened, [axis.key]: axis.values[index + 1] ?? '' },
      })),
  );
  const beside = [first, ...others].map(({ id, choices }) => ({
    id: idWith(id, shown),
    choices: { ...opened, ...choices },
  }));
  return [...beside, ...pressed];
}
