import type { Need } from './need.ts';
import { walkPage, type PageElement } from './page.ts';
import { shownBy } from './read-block.ts';
import { readFence } from './read-fence.ts';

/** What the steps of a page are: sections of second- or third-level headings, or items of a list. */
export const stepForms = ['h2', 'h3', 'list'] as const;

export type StepForm = (typeof stepForms)[number];

/** How a page is read. */
export interface Reading {
  goal: string;
  /** What its writer says that the steps are; else the page tells. */
  steps?: StepForm | undefined;
  /** What its writer says that a reader must have. */
  needs?: Need[] | undefined;
}

/** A section of a second-level heading, with what stands before the first for one of its own. */
interface SectionPart {
  heading: PageElement | undefined;
  /** How many actions stand before the first smaller heading. */
  ownActions: number;
  smaller: { heading: PageElement; actions: number }[];
  /** Items of numbered lists by how many actions they hold. */
  items: Map<PageElement, number>;
  /** How many actions stand in no item. */
  outside: number;
}

/** The roles of blocks that ask for something. */
export const activeRoles: readonly string[] = ['run', 'save', 'open', 'answer'];

/** Where the steps of a page begin. */
export interface StepStarts {
  /** Each with what names it, in the order of the page. */
  starts: ReadonlyMap<PageElement, PageElement>;
  /** The heading by which the quickstart has ended; undefined where the page does not tell. */
  end: PageElement | undefined;
}

/**
 * Where the steps of a page begin: `h2` headings, or, in the one section that holds all actions, its
 * `h3`s or the items of its list, where these hold the actions. Where the writer says that the steps
 * are such parts of a section, the quickstart is that section, unless a later one shows the goal.
 */
export function stepStarts(
  root: PageElement,
  leftOut: ReadonlySet<PageElement>,
  { goal, steps }: Reading,
): StepStarts {
  const { parts, reached } = readParts(root, leftOut, goal);
  const form = steps ?? formOf(parts.slice(0, (reached ?? parts.length) + 1));
  const starts = new Map<PageElement, PageElement>();
  let end: PageElement | undefined;
  for (const [index, part] of parts.entries()) {
    const inner = form === 'h3' ? part.smaller.map(({ heading }) => heading) : itemsOf(part, form);
    const [first, ...others] = activeIn(part) > 0 ? inner : [];
    if (first && steps !== undefined && reached === undefined) end ??= parts[index + 1]?.heading;
    const { heading } = part;
    const standsAlone = (form === 'h3' ? part.ownActions : part.outside) > 0;
    if (!heading || !first || standsAlone) {
      if (heading) starts.set(heading, heading);
      if (first) starts.set(first, first);
    } else starts.set(heading, first);
    for (const other of others) starts.set(other, other);
  }
  return { starts, end };
}

function formOf(parts: readonly SectionPart[]): StepForm {
  const [part, ...others] = parts.filter((one) => activeIn(one) > 0);
  if (!part || others.length > 0) return 'h2';
  const smaller = part.smaller.filter(({ actions }) => actions > 0).length;
  if (smaller > 1 || (smaller > 0 && !part.heading)) return 'h3';
  return part.items.size > 1 && part.outside === 0 ? 'list' : 'h2';
}

function activeIn({ ownActions, smaller }: SectionPart): number {
  return smaller.reduce((sum, { actions }) => sum + actions, ownActions);
}

/** The items of the lists in which some hold actions. */
function itemsOf({ items }: SectionPart, form: StepForm): PageElement[] {
  if (form !== 'list') return [];
  const lists = new Set(Array.from(items.keys(), (item) => item.parentElement));
  return Array.from(lists, (list) =>
    Array.from(list?.querySelectorAll('li') ?? []).filter((item) => item.parentElement === list),
  ).flat();
}

/** @returns with `reached`, the index of the part that shows the goal; undefined where none does */
function readParts(
  root: PageElement,
  leftOut: ReadonlySet<PageElement>,
  goal: string,
): { parts: SectionPart[]; reached: number | undefined } {
  let part = openPart(undefined);
  const parts = [part];
  const ids = new Set<string>();
  let reached: number | undefined;
  for (const element of walkPage(root, leftOut)) {
    if (typeof element === 'string') continue;
    const { localName, id } = element;
    if ((localName === 'h2' || localName === 'h3') && id !== '') {
      // An id that the page has had already leads to the first of the two, so it starts no step.
      if (ids.has(id)) continue;
      ids.add(id);
      if (localName === 'h2') parts.push((part = openPart(element)));
      else part.smaller.push({ heading: element, actions: 0 });
    } else if (localName === 'pre') {
      const { role } = readFence(element);
      if (activeRoles.includes(role)) noteAction(part, element);
      if (shownBy(element)?.includes(goal) === true) reached ??= parts.length - 1;
    }
  }
  return { parts, reached };
}

function openPart(heading: PageElement | undefined): SectionPart {
  return { heading, ownActions: 0, smaller: [], items: new Map(), outside: 0 };
}

function noteAction(part: SectionPart, block: PageElement): void {
  const smaller = part.smaller.at(-1);
  if (smaller) smaller.actions += 1;
  else part.ownActions += 1;
  const item = itemAround(block);
  if (item) part.items.set(item, (part.items.get(item) ?? 0) + 1);
  else part.outside += 1;
}

/** The item of the outermost numbered list around a block. */
export function itemAround(block: PageElement): PageElement | undefined {
  let found: PageElement | undefined;
  for (let at = block.closest('ol > li'); at; at = at.parentElement?.closest('ol > li') ?? null) {
    found = at;
  }
  return found;
}
