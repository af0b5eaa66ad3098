import { contentRoot } from './content-root.ts';
import { markup, blockSelector, type QuickstartMeta } from './markup.ts';
import { walkPage, type PageDocument, type PageElement } from './page.ts';
import { readAction, readExpected, readLine, readText } from './read-block.ts';
import { readFence } from './read-fence.ts';
import type { Action, RunAction, Step } from './step.ts';

/** A quickstart as its page shows it. */
export interface ReadQuickstart {
  meta: QuickstartMeta;
  title: string;
  /** In the order of the page; empty on a page without `h2` headings. */
  steps: Step[];
  /** Whether an output or a page to open shows the goal; if not, where the steps end is a guess. */
  showsGoal: boolean;
}

const stepHeading = 'h2[id]:not([id=""])';

/** One section while it is read. */
interface Section {
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
 * @returns undefined when the page says of itself no (or nothing legible) quickstart
 */
export function readQuickstart(document: PageDocument): ReadQuickstart | undefined {
  const element = document.querySelector(`meta[name="${markup.quickstartMeta}"]`);
  const meta = parseMeta(element?.getAttribute('content') ?? '');
  if (!meta) return undefined;
  const heading =
    contentRoot(document)?.querySelector('h1') ??
    document.querySelector('h1') ??
    document.querySelector('title');
  const title = heading ? readTitle(heading) : '';
  return { meta, title: title || meta.id, ...readPage(document, meta.goal) };
}

/**
 * The steps of a page: its `h2` sections in their order, up to and including the one where `goal`
 * appears in an output or on a page to open; else up to the last that asks for an action; else all.
 * What stands before the first heading belongs to the first step.
 */
export function readSteps(document: PageDocument, goal: string): Step[] {
  return readPage(document, goal).steps;
}

/** The steps of a page, and whether it shows the goal. */
export function readPage(
  document: PageDocument,
  goal: string,
): Pick<ReadQuickstart, 'steps' | 'showsGoal'> {
  const root = contentRoot(document);
  const sections = root ? readSections(document, root) : [];
  const hello = sections.findIndex(({ shown }) => shown.some((text) => text.includes(goal)));
  const last = hello >= 0 ? hello : sections.findLastIndex(({ actions }) => actions.length > 0);
  const steps = sections.slice(0, last < 0 ? undefined : last + 1).flatMap(toStep);
  return { steps, showsGoal: hello >= 0 };
}

function parseMeta(content: string): QuickstartMeta | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return undefined;
    const { id, goal, budgetMs, source } = value as Record<string, unknown>; // any object has string keys
    if (typeof id !== 'string' || typeof goal !== 'string' || !id || !goal.trim()) return undefined;
    return {
      id,
      goal,
      ...(Number.isSafeInteger(budgetMs) && Number(budgetMs) > 0
        ? { budgetMs: Number(budgetMs) }
        : {}),
      ...(typeof source === 'string' ? { source } : {}),
    };
  } catch {
    return undefined;
  }
}

function readSections(document: PageDocument, root: PageElement): Section[] {
  const blocks = new Map<PageElement, number>();
  for (const block of document.querySelectorAll(blockSelector)) blocks.set(block, blocks.size);
  let section = openSection();
  const sections = [section];
  const ids = new Set<string>();
  /** The latest command whose output the page has not shown yet. */
  let pending: RunAction | undefined;

  for (const item of walkPage(root)) {
    if (typeof item === 'string') section.prose += item;
    else if (item.localName === 'pre')
      pending = readBlock(section, item, blocks.get(item), pending);
    // An id that the page has had already leads to the first of the two, so it starts no step.
    else if (item.matches(stepHeading) && !ids.has(item.id)) {
      if (ids.size > 0) sections.push((section = openSection()));
      section.heading = item;
      ids.add(item.id);
    }
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
    section.codeLines.push(readText(element).split('\n').length);
    return pending;
  }
  const output = readExpected(element, block);
  section.shown.push(output.text);
  if (pending) pending.output = output;
  return undefined;
}

function openSection(): Section {
  return { heading: undefined, prose: '', codeLines: [], actions: [], shown: [] };
}

function toStep({ heading, prose, codeLines, actions }: Section): Step[] {
  if (!heading) return [];
  const words = prose.replace(/[\u00ad\u200b\u2060]/g, '').match(/\S+/g) ?? [];
  const line = readLine(heading);
  return [
    {
      id: heading.id,
      title: readTitle(heading),
      ...(line === undefined ? {} : { line }),
      letters: words.reduce((sum, word) => sum + Array.from(word).length, 0),
      words: words.length,
      codeLines,
      actions,
    },
  ];
}

/** Text of a heading without the marks that themes hang on it. */
function readTitle(heading: PageElement): string {
  const texts = Array.from(walkPage(heading)).filter((item) => typeof item === 'string');
  return texts.join('').replace(/\s+/g, ' ').trim();
}
