import { readVariants, waysLeftOut, type PageVariant } from '../../protocol/choices.ts';
import { contentRoot } from '../../protocol/content-root.ts';
import { blockSelector, checkMarkup, type BlockRole } from '../../protocol/markup.ts';
import { walkPage, type PageDocument, type PageElement } from '../../protocol/page.ts';
import { readLine, readText } from '../../protocol/read-block.ts';
import { languageOf, readFence } from '../../protocol/read-fence.ts';
import { readPage } from '../../protocol/read-steps.ts';
import { itemAround, stepStarts, type Reading } from '../../protocol/step-starts.ts';
import type { Step } from '../../protocol/step.ts';

/** What of a rendered page the rules look at; plain data. */
export interface Outline {
  steps: Step[];
  /** Whether the steps are items of a list, which say what to do where others have a heading. */
  isList: boolean;
  /** Whether its writer says what the steps are. */
  isFormSaid: boolean;
  /** Whether an output or a page to open shows the goal, to those of its choices. */
  showsGoal: boolean;
  /** What is read before the first step, and in each step. */
  prose: { before: string; ofSteps: string[] };
  /** All code blocks, in the order of the page. */
  blocks: OutlineBlock[];
  /** Headings that begin no step, because their id leads to an earlier one. */
  repeatedIds: { title: string; id: string; line?: number }[];
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
  /** True for an answer that is keys to press. */
  isKeys: boolean;
  /** True when the latest server is stopped before it. */
  isStop: boolean;
  /** Empty where it does not say. */
  ready: string;
  /** Line of the opening fence; absent when the page does not say. */
  line?: number;
  /** Its fence, where the page carries it. */
  fence?: string;
  /**
   * Index of its step, beyond the steps where the page goes on without showing the goal; absent
   * behind the end of the quickstart and in tabs that are left out.
   */
  step?: number;
  /** True in a tab that those of its choices do not see. */
  isLeftOut?: true;
  /** Which item of a numbered list it stands in, by the page's own count; absent in none. */
  item?: number;
  /** Which third-level heading it stands below, by the page's own count; absent below none. */
  smaller?: number;
}

/** Reads what the rules look at, of each variant. Never throws, whatever the markup. */
export function readOutlines(document: PageDocument, reading: Reading): [Outline, ...Outline[]] {
  const [first, ...others] = readVariants(document);
  return [
    readOutline(document, reading, first),
    ...others.map((variant) => readOutline(document, reading, variant)),
  ];
}

function readOutline(document: PageDocument, reading: Reading, { choices }: PageVariant): Outline {
  const { steps, sections } = readPage(document, reading, choices);
  const { showsGoal } = sections;
  const root = contentRoot(document);
  const leftOut = waysLeftOut(document, choices);
  const walk = { root, leftOut, steps, reading };
  // Where the goal is not shown, nobody knows where the quickstart ends.
  const end = showsGoal ? steps.length : Infinity;
  const seen = root ? readSeen({ ...walk, root, end }) : nothingSeen(steps);
  const numbers = new Map<PageElement, number>();
  return {
    steps,
    isList: sections.sections.some(({ heading }) => heading.localName === 'li'),
    isFormSaid: reading.steps !== undefined,
    showsGoal,
    prose: { before: seen.before, ofSteps: seen.ofSteps },
    blocks: Array.from(document.querySelectorAll(blockSelector), (element) => ({
      ...readOutlineBlock(element),
      ...(seen.places.get(element) ??
        (isInsideOf(leftOut, element) && { isLeftOut: true as const })),
      ...itemOf(element, numbers),
    })),
    repeatedIds: seen.repeatedIds,
  };
}

interface Seen {
  before: string;
  ofSteps: string[];
  places: Map<PageElement, Pick<OutlineBlock, 'step' | 'smaller'>>;
  repeatedIds: Outline['repeatedIds'];
}

interface Seeing {
  root: PageElement;
  leftOut: ReadonlySet<PageElement>;
  steps: readonly Step[];
  reading: Reading;
  end: number;
}

function nothingSeen(steps: readonly Step[]): Seen {
  return { before: '', ofSteps: steps.map(() => ''), places: new Map(), repeatedIds: [] };
}

/** What is seen, parted by the steps. */
function readSeen({ root, leftOut, steps, reading, end }: Seeing): Seen {
  const seen = nothingSeen(steps);
  const { starts, end: heading } = stepStarts(root, leftOut, reading);
  const ids = new Set<string>();
  let step = -1;
  let smaller = 0;
  let isBelow = false;
  for (const item of walkPage(root, leftOut)) {
    if (typeof item === 'string') {
      if (step < 0) seen.before += item;
      else if (step < steps.length) seen.ofSteps[step] = (seen.ofSteps[step] ?? '') + item;
      continue;
    }
    if (item === heading) step = end = steps.length;
    else if (starts.has(item)) step = Math.min(step + 1, end);
    else if (item.localName === 'h2' && ids.has(item.id) && step < end)
      seen.repeatedIds.push({ id: item.id, ...headingOf(item) });
    else if (item.localName === 'pre') {
      const at = Math.max(step, 0);
      seen.places.set(item, { ...(at < end && { step: at }), ...(isBelow && { smaller }) });
    }
    if (item.localName === 'h2' || item.localName === 'h3') isBelow = item.localName === 'h3';
    if (item.localName === 'h3') smaller += 1;
    if (item.localName === 'h2' && item.id !== '') ids.add(item.id);
  }
  return seen;
}

function readOutlineBlock(element: PageElement): OutlineBlock {
  const { role, title = '', background, ready = '', keys, stop } = readFence(element);
  const fence = element.getAttribute(checkMarkup.fence);
  const line = readLine(element);
  return {
    ...{ role, title, text: readText(element), language: languageOf(element) },
    isBackground: background,
    isNorun: element.hasAttribute(checkMarkup.norun),
    isKeys: keys === true,
    isStop: stop === true,
    ready,
    ...(fence !== null && { fence }),
    ...(line !== undefined && { line }),
  };
}

function isInsideOf(ways: ReadonlySet<PageElement>, element: PageElement): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (ways.has(at)) return true;
  return false;
}

function itemOf(
  element: PageElement,
  numbers: Map<PageElement, number>,
): Pick<OutlineBlock, 'item'> {
  const item = itemAround(element);
  if (!item) return {};
  const number = numbers.get(item) ?? numbers.size + 1;
  numbers.set(item, number);
  return { item: number };
}

function headingOf(heading: PageElement): { title: string; line?: number } {
  const line = readLine(heading);
  const title = (heading.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { title, ...(line !== undefined && { line }) };
}
