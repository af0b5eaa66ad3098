import { contentRoot } from '../../protocol/content-root.ts';
import { blockSelector, checkMarkup, markup, type BlockRole } from '../../protocol/markup.ts';
import { walkPage, type PageDocument, type PageElement } from '../../protocol/page.ts';
import { readLine, readText } from '../../protocol/read-block.ts';
import { languageOf, readFence } from '../../protocol/read-fence.ts';
import { readPage } from '../../protocol/read-steps.ts';
import type { Step } from '../../protocol/step.ts';

/** What of a rendered page the rules look at; plain data. */
export interface Outline {
  steps: Step[];
  /** Whether an output or a page to open shows the goal, to those who choose nothing. */
  showsGoal: boolean;
  /** What is read before the first step, and in each step. */
  prose: { before: string; ofSteps: string[] };
  /** All code blocks, in the order of the page. */
  blocks: OutlineBlock[];
  /** Headings that would begin a step, but stand in a tab that is not the first. */
  hiddenHeadings: HiddenHeading[];
  /** Headings that begin no step, because their id leads to an earlier one. */
  repeatedIds: { title: string; id: string; line?: number }[];
  /** Whether there are headings (`h3`) that begin no step. */
  hasSmallerHeadings: boolean;
}

export interface OutlineBlock {
  role: BlockRole;
  /** Empty where it has none. */
  title: string;
  text: string;
  /** Empty where the page does not say. */
  language: string;
  isBackground: boolean;
  /** True when its writer says that there is nothing to do. */
  isNorun: boolean;
  /** Empty where it does not say. */
  ready: string;
  /** Line of the opening fence; absent when the page does not say. */
  line?: number;
  /** Its fence, where the page carries it. */
  fence?: string;
  /**
   * Index of its step, beyond the steps where the page goes on without showing the goal; absent
   * behind the end of the quickstart and in the later tabs.
   */
  step?: number;
  /** Label of the tab that hides it from those who choose nothing. */
  tab?: string;
  /** Which smaller heading (`h3`) of its step it stands under, from 1; absent under none. */
  part?: number;
  /** Which item of a numbered list it stands in, by the page's own count; absent in none. */
  item?: number;
}

export interface HiddenHeading {
  title: string;
  tab: string;
  line?: number;
}

/** Reads what the rules look at. Never throws, whatever the markup. */
export function readOutline(document: PageDocument, goal: string): Outline {
  const { steps, showsGoal } = readPage(document, goal);
  const root = contentRoot(document);
  // Where the goal is not shown, nobody knows where the quickstart ends.
  const end = showsGoal ? steps.length : Infinity;
  const seen = root ? readSeen(root, steps, end) : nothingSeen(steps);
  const numbers = new Map<PageElement, number>();
  return {
    steps,
    showsGoal,
    prose: { before: seen.before, ofSteps: seen.ofSteps },
    blocks: Array.from(document.querySelectorAll(blockSelector), (element) => ({
      ...readOutlineBlock(element),
      ...(seen.places.get(element) ?? tabOf(element)),
      ...itemOf(element, numbers),
    })),
    hiddenHeadings: readHiddenHeadings(document, root),
    repeatedIds: seen.repeatedIds,
    hasSmallerHeadings: root?.querySelector('h3') != null,
  };
}

interface Seen {
  before: string;
  ofSteps: string[];
  places: Map<PageElement, Pick<OutlineBlock, 'step' | 'part'>>;
  repeatedIds: Outline['repeatedIds'];
}

function nothingSeen(steps: readonly Step[]): Seen {
  return { before: '', ofSteps: steps.map(() => ''), places: new Map(), repeatedIds: [] };
}

/** What is seen by those who choose nothing, parted by the steps. */
function readSeen(root: PageElement, steps: readonly Step[], end: number): Seen {
  const seen = nothingSeen(steps);
  const ids = new Set<string>();
  let step = -1;
  let part = 0;
  for (const item of walkPage(root)) {
    if (typeof item === 'string') {
      if (step < 0) seen.before += item;
      else if (step < steps.length) seen.ofSteps[step] = (seen.ofSteps[step] ?? '') + item;
    } else if (item.localName === 'h2' && item.id !== '') {
      if (ids.has(item.id)) {
        if (step < end) seen.repeatedIds.push({ id: item.id, ...headingOf(item) });
        continue;
      }
      ids.add(item.id);
      step += 1;
      part = 0;
    } else if (item.localName === 'h3') part += 1;
    else if (item.localName === 'pre') {
      const at = Math.max(step, 0);
      if (at >= end) seen.places.set(item, {});
      else seen.places.set(item, { step: at, ...(part > 0 && { part }) });
    }
  }
  return seen;
}

function readOutlineBlock(element: PageElement): OutlineBlock {
  const { role, title = '', background, ready = '' } = readFence(element);
  const fence = element.getAttribute(checkMarkup.fence);
  const line = readLine(element);
  return {
    ...{ role, title, text: readText(element), language: languageOf(element) },
    isBackground: background,
    isNorun: element.hasAttribute(checkMarkup.norun),
    ready,
    ...(fence !== null && { fence }),
    ...(line !== undefined && { line }),
  };
}

const laterTab = `[${markup.variant}] ~ [${markup.variant}]`;

/** The tab that hides what is not seen; what is hidden in other ways has none. */
function tabOf(element: PageElement): Pick<OutlineBlock, 'tab'> {
  const tab = element.closest(laterTab)?.getAttribute(markup.variant);
  return typeof tab === 'string' ? { tab } : {};
}

function itemOf(
  element: PageElement,
  numbers: Map<PageElement, number>,
): Pick<OutlineBlock, 'item'> {
  const item = element.closest('ol > li');
  if (!item) return {};
  const number = numbers.get(item) ?? numbers.size + 1;
  numbers.set(item, number);
  return { item: number };
}

function readHiddenHeadings(document: PageDocument, root: PageElement | undefined) {
  if (!root) return [];
  return Array.from(document.querySelectorAll('h2')).flatMap((heading): HiddenHeading[] => {
    const { tab } = tabOf(heading);
    return tab === undefined ? [] : [{ tab, ...headingOf(heading) }];
  });
}

function headingOf(heading: PageElement): { title: string; line?: number } {
  const line = readLine(heading);
  const title = (heading.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { title, ...(line !== undefined && { line }) };
}
