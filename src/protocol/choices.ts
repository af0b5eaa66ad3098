import { contentRoot } from './content-root.ts';
import { markup } from './markup.ts';
import type { PageDocument, PageElement } from './page.ts';

/** A choice that a page offers, wherever it offers it: tabs of one key, or of the same labels. */
export interface Axis {
  key: string;
  /** The labels, each once, in the order of the page. */
  values: string[];
  /** Wherever the page offers it: the ways, side by side. */
  groups: Way[][];
}

/** One of the ways to choose from: a tab's panel. */
export interface Way {
  element: PageElement;
  label: string;
}

/** What is chosen, by the keys of the axes; the first value where a key is missing. */
export type Choices = Readonly<Record<string, string>>;

/** A set of choices under which a page is read. */
export interface PageVariant {
  id: string;
  choices: Choices;
}

/** Id of the one variant of a page without choices. */
export const defaultVariant = 'default';

/** The ways of all choices, in the order of the page. */
export const waySelector = `[${markup.variant}], [role="tabpanel"]`;

/** The choices of a page that change what it asks: those with code blocks or headings in them. */
export function readAxes(document: PageDocument): Axis[] {
  const axes = new Map<string, Axis>();
  for (const [parent, ways] of waysByParent(document)) {
    if (!ways.some(({ element }) => element.querySelector('pre, h2, h3'))) continue;
    const labels = ways.map(({ label }) => label);
    const key =
      nonEmpty(parent.getAttribute(markup.choice)) ??
      nonEmpty(parent.getAttribute('data-sync-key')) ??
      labels.join('/');
    const axis = axes.get(key) ?? { key, values: [], groups: [] };
    axes.set(key, axis);
    axis.values.push(...labels.filter((label) => !axis.values.includes(label)));
    axis.groups.push(ways);
  }
  return [...axes.values()];
}

function waysByParent(document: PageDocument): Map<PageElement, Way[]> {
  const found = new Map<PageElement, Way[]>();
  for (const element of contentRoot(document)?.querySelectorAll(waySelector) ?? []) {
    const parent = element.parentElement;
    if (!parent) continue;
    const ways = found.get(parent) ?? [];
    found.set(parent, ways);
    ways.push({ element, label: labelOf(document, element) ?? String(ways.length + 1) });
  }
  return found;
}

/** What a reader presses to see it. */
function labelOf(document: PageDocument, way: PageElement): string | undefined {
  const tab = (way.getAttribute('aria-labelledby') ?? '').replace(/["\\]/g, String.raw`\$&`);
  const label =
    way.getAttribute(markup.variant) ??
    (tab ? document.querySelector(`[id="${tab}"]`)?.textContent : undefined) ??
    way.getAttribute('aria-label');
  return nonEmpty(label?.replace(/\s+/g, ' ').trim());
}

/**
 * The variants under which a page is read: each value of each axis once, the others at their first,
 * which comes first. Not the product, which no team can walk.
 */
export function readVariants(document: PageDocument): [PageVariant, ...PageVariant[]] {
  const axes = readAxes(document);
  const others = axes.flatMap((axis) =>
    axis.values.slice(1).map((value): PageVariant => {
      const choices = { ...choicesAround(axis, value, axes), [axis.key]: value };
      return { id: idOf(axes, choices), choices };
    }),
  );
  const first = Object.fromEntries(axes.map(({ key, values }) => [key, values[0] ?? '']));
  return [{ id: idOf(axes, first), choices: first }, ...others];
}

/** What has to be chosen before: a choice may stand in a way of another. */
function choicesAround(axis: Axis, value: string, axes: readonly Axis[]): Choices {
  const way = axis.groups.flat().find(({ label }) => label === value);
  const around = axes.flatMap(({ key, values, groups }): [string, string][] => {
    const outer = groups.flat().find(({ element }) => way && isInside(way.element, element));
    return [[key, outer?.label ?? values[0] ?? '']];
  });
  return Object.fromEntries(around);
}

function isInside(element: PageElement, other: PageElement): boolean {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (parent === other) return true;
  }
  return false;
}

/** The ways that somebody of these choices does not take. */
export function waysLeftOut(document: PageDocument, choices: Choices): Set<PageElement> {
  const left = new Set<PageElement>();
  for (const { key, groups } of readAxes(document)) {
    for (const ways of groups) {
      const chosen = ways.find(({ label }) => label === choices[key]) ?? ways[0];
      for (const way of ways) if (way !== chosen) left.add(way.element);
    }
  }
  return left;
}

function idOf(axes: readonly Axis[], choices: Choices): string {
  const parts = axes.map((axis) => {
    const index = Math.max(axis.values.indexOf(choices[axis.key] ?? ''), 0);
    return namesOf(axis)[index] ?? '';
  });
  return parts.join(',') || defaultVariant;
}

/** The parts that an axis can have in the id of a variant, in the order of its values. */
export function namesOf({ values }: Axis): string[] {
  const names = values.map(nameOf);
  return names.map((name, index) =>
    names.indexOf(name) === index ? name : `${name}-${index + 1}`,
  );
}

/** `Windows (PowerShell)` -> `windows-powershell`. */
function nameOf(label: string): string {
  const name = label.toLowerCase().replace(/[^\p{L}\p{N}.+#]+/gu, '-');
  return name.replace(/^-|-$/g, '') || 'other';
}

function nonEmpty(text: string | null | undefined): string | undefined {
  return text === '' ? undefined : (text ?? undefined);
}
