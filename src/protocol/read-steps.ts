import { readVariants, waysLeftOut, type Choices } from './choices.ts';
import { contentRoot } from './content-root.ts';
import { countLetters } from './count-letters.ts';
import { markup, blockSelector, type QuickstartMeta } from './markup.ts';
import type { Need } from './need.ts';
import { walkPage, type PageDocument, type PageElement } from './page.ts';
import { readAction, readExpected, readLine, readText } from './read-block.ts';
import { readFence } from './read-fence.ts';
import { revisionOf } from './revision.ts';
import { stepForms, stepStarts, type Reading, type StepForm } from './step-starts.ts';
import type { Action, RunAction, Step } from './step.ts';

/** A quickstart as its page shows it. */
export interface ReadQuickstart {
  meta: QuickstartMeta;
  title: string;
  /** In the order of the page; empty on a page without headings that could begin one. */
  steps: Step[];
  /** What names each step: a heading, or an item of a list. */
  headings: PageElement[];
  /** What follows the last step; undefined where the page ends with it. */
  end: PageElement | undefined;
  /** Whether an output or a page to open shows the goal; if not, where the steps end is a guess. */
  showsGoal: boolean;
}

/** One section while it is read. */
interface Section {
  /** Where it begins; absent for the first. */
  start: PageElement | undefined;
  heading: PageElement | undefined;
  prose: string;
  codeLines: number[];
  actions: Action[];
  /** Texts that hello world may appear in: outputs, and pages to open. */
  shown: string[];
}

/**
 * Reads a quickstart from its rendered page. Never throws, whatever the markup.
 *
 * @param choices of the reader whose steps are wanted (`readVariants`); the first of each without
 * @returns undefined when the page says of itself no (or nothing legible) quickstart
 */
export function readQuickstart(
  document: PageDocument,
  choices: Choices = {},
): ReadQuickstart | undefined {
  const element = document.querySelector(`meta[name="${markup.quickstartMeta}"]`);
  const meta = parseMeta(element?.getAttribute('content') ?? '');
  if (!meta) return undefined;
  const heading =
    contentRoot(document)?.querySelector('h1') ??
    document.querySelector('h1') ??
    document.querySelector('title');
  const title = heading ? readTitle(heading) : '';
  return { meta, title: title || meta.id, ...readPage(document, meta, choices) };
}

/**
 * The steps of a page (`stepStarts`) in their order, up to and including the one where `goal` appears
 * in an output or on a page to open; else up to the last that asks for an action; else all. What
 * stands before the first belongs to it.
 */
export function readSteps(document: PageDocument, goal: string): Step[] {
  return readPage(document, { goal }).steps;
}

/** The content revision of a quickstart, over all its variants. */
export function readRevision(document: PageDocument, reading: Reading): string {
  const variants = readVariants(document).map(
    ({ choices }) => readPage(document, reading, choices).steps,
  );
  return revisionOf(reading.goal, ...variants);
}

/** The steps of a page as somebody of these choices reads it, and whether it shows the goal. */
export function readPage(
  document: PageDocument,
  reading: Reading,
  choices: Choices = {},
): Pick<ReadQuickstart, 'steps' | 'headings' | 'end' | 'showsGoal'> {
  const root = contentRoot(document);
  const sections = root ? readSections(document, root, reading, choices) : [];
  const { goal } = reading;
  const hello = sections.findIndex(({ shown }) => shown.some((text) => text.includes(goal)));
  const last = hello >= 0 ? hello : sections.findLastIndex(({ actions }) => actions.length > 0);
  const named = sections.slice(0, last < 0 ? undefined : last + 1).filter(hasHeading);
  const end = last < 0 ? undefined : sections[last + 1]?.start;
  return {
    steps: named.map((section, index) => ({
      ...toStep(section, index),
      ...(index === 0 && reading.needs && { needs: reading.needs }),
    })),
    headings: named.map(({ heading }) => heading),
    end,
    showsGoal: hello >= 0,
  };
}

function parseMeta(content: string): QuickstartMeta | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return undefined;
    const { id, goal, budgetMs, source, steps, needs } = value as Record<string, unknown>; // any object has string keys
    if (typeof id !== 'string' || typeof goal !== 'string' || !id || !goal.trim()) return undefined;
    return {
      id,
      goal,
      ...(Number.isSafeInteger(budgetMs) && Number(budgetMs) > 0
        ? { budgetMs: Number(budgetMs) }
        : {}),
      ...(isStepForm(steps) ? { steps } : {}),
      ...readNeeds(needs),
      ...(typeof source === 'string' ? { source } : {}),
    };
  } catch {
    return undefined;
  }
}

function readNeeds(value: unknown): Pick<QuickstartMeta, 'needs'> {
  if (!Array.isArray(value)) return {};
  const needs = value.flatMap((need: unknown): Need[] => {
    if (typeof need !== 'object' || need === null) return [];
    const { name, ms } = need as Record<string, unknown>; // any object has string keys
    if (typeof name !== 'string') return [];
    return [{ name, ...(Number.isSafeInteger(ms) && { ms: Number(ms) }) }];
  });
  return needs.length > 0 ? { needs } : {};
}

function isStepForm(value: unknown): value is StepForm {
  return stepForms.some((form) => form === value);
}

function readSections(
  document: PageDocument,
  root: PageElement,
  reading: Reading,
  choices: Choices,
): Section[] {
  const blocks = new Map<PageElement, number>();
  for (const block of document.querySelectorAll(blockSelector)) blocks.set(block, blocks.size);
  const leftOut = waysLeftOut(document, choices);
  const starts = stepStarts(root, leftOut, reading);
  let section = openSection();
  const sections = [section];
  /** The latest command whose output the page has not shown yet. */
  let pending: RunAction | undefined;

  for (const item of walkPage(root, leftOut)) {
    if (typeof item === 'string') {
      section.prose += item;
      continue;
    }
    if (item.localName === 'pre') pending = readBlock(section, item, blocks.get(item), pending);
    const heading = starts.get(item);
    if (!heading) continue;
    if (section.heading) sections.push((section = openSection(item)));
    section.heading = heading;
  }
  return sections;
}

/** Adds a code block to its section and returns the command that still waits for its output. */
function readBlock(
  section: Section,
  element: PageElement,
  block: number | undefined,
  pending: RunAction | undefined,
): RunAction | undefined {
  const action = block === undefined ? undefined : readAction(element, block);
  if (action) {
    section.actions.push(action);
    if (action.kind === 'open') section.shown.push(action.output.text);
    return action.kind === 'run' ? action : pending;
  }
  if (block === undefined || readFence(element).role !== 'output') {
    section.codeLines.push(readText(element).match(/^.*\S/gm)?.length ?? 0);
    return pending;
  }
  const output = readExpected(element, block);
  section.shown.push(output.text);
  if (pending) pending.output = output;
  return undefined;
}

function openSection(start?: PageElement): Section {
  return { start, heading: undefined, prose: '', codeLines: [], actions: [], shown: [] };
}

type NamedSection = Section & { heading: PageElement };

function hasHeading(section: Section): section is NamedSection {
  return section.heading !== undefined;
}

function toStep({ heading, prose, codeLines, actions }: NamedSection, index: number): Step {
  const line = readLine(heading);
  const isItem = heading.localName === 'li';
  return {
    // Items of a list have no ids of their own.
    id: heading.id || `step-${index + 1}`,
    title: isItem ? readItemTitle(heading) : readTitle(heading),
    ...(line === undefined ? {} : { line }),
    ...countLetters(prose),
    codeLines,
    actions,
  };
}

const mostTitleLetters = 80;
const blockElements = 'p, pre, figure, div, ul, ol, blockquote, table, h2, h3, h4';

/** What an item begins with: its first line, without the colon that leads to the code. */
function readItemTitle(item: PageElement): string {
  let text = '';
  for (const part of walkPage(item)) {
    if (typeof part === 'string') text += part;
    else if (part !== item && part.matches(blockElements) && text.trim()) break;
  }
  const title = text.replace(/\s+/g, ' ').trim().replace(/:$/, '');
  const letters = Array.from(title);
  if (letters.length <= mostTitleLetters) return title;
  return `${letters
    .slice(0, mostTitleLetters)
    .join('')
    .replace(/\s+\S*$/, '')} …`;
}

/** Text of a heading without the marks that themes hang on it. */
function readTitle(heading: PageElement): string {
  const texts = Array.from(walkPage(heading)).filter((item) => typeof item === 'string');
  return texts.join('').replace(/\s+/g, ' ').trim();
}
