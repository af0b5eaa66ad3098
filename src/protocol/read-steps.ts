import { readVariants, type Choices } from './choices.ts';
import { countLetters } from './count-letters.ts';
import { blockSelector, type QuickstartMeta } from './markup.ts';
import type { PageDocument, PageElement } from './page.ts';
import { readAction, readExpected, readLine, readText } from './read-block.ts';
import { readFence } from './read-fence.ts';
import { readMeta } from './read-meta.ts';
import {
  readSections,
  type PageSections,
  type Section,
  type SectionText,
} from './read-sections.ts';
import { revisionOf } from './revision.ts';
import type { Reading } from './step-starts.ts';
import type { RunAction, Step, TextBlock } from './step.ts';
import { titleOfPage } from './title-of-page.ts';

/** A quickstart as its page shows it. */
export interface ReadQuickstart extends ReadPage {
  meta: QuickstartMeta;
  title: string;
}

/** The steps of a page. */
export interface ReadPage {
  /** In the order of the page; empty on a page without headings that could begin one. */
  steps: Step[];
  sections: PageSections;
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
  const meta = readMeta(document);
  if (!meta) return undefined;
  return { meta, title: titleOfPage(document, meta), ...readPage(document, meta, choices) };
}

/** The steps of a page of which only the goal is known. */
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

/** The steps of a page as somebody of these choices reads it. */
export function readPage(
  document: PageDocument,
  reading: Reading,
  choices: Choices = {},
): ReadPage {
  const sections = readSections(document, reading, choices);
  const blocks = new Map<PageElement, number>();
  for (const block of document.querySelectorAll(blockSelector)) blocks.set(block, blocks.size);
  /** The latest command whose output the page has not shown yet. */
  let pending: RunAction | undefined;
  const steps = sections.sections.map((section, index) => {
    const step = openStep(section);
    const actionsAbove = [0];
    for (const block of section.blocks) {
      pending = readBlock(step, block, blocks.get(block), pending);
      actionsAbove.push(step.actions.length);
    }
    const texts = section.texts.map((one) => readTextBlock(one, actionsAbove));
    if (texts.length > 0) step.texts = texts;
    return { ...step, ...(index === 0 && reading.needs && { needs: reading.needs }) };
  });
  return { steps, sections };
}

function openStep({ id, title, heading, prose }: Section): Step {
  const line = readLine(heading);
  return {
    ...{ id, title },
    ...(line === undefined ? {} : { line }),
    ...countLetters(prose),
    ...{ codeLines: [], actions: [] },
  };
}

const mostWords = 60;

function readTextBlock(
  { text, blocksBefore }: SectionText,
  actionsAbove: readonly number[],
): TextBlock {
  const words = text.replace(/[\u00ad\u200b\u2060]/g, '').match(/\S+/g) ?? [];
  return {
    text: words.slice(0, mostWords).join(' '),
    words: words.length,
    actionsBefore: actionsAbove[blocksBefore] ?? 0,
  };
}

/** Adds a code block to its step and returns the command that still waits for its output. */
function readBlock(
  step: Step,
  element: PageElement,
  block: number | undefined,
  pending: RunAction | undefined,
): RunAction | undefined {
  const action = block === undefined ? undefined : readAction(element, block);
  if (action) {
    step.actions.push(action);
    return action.kind === 'run' ? action : pending;
  }
  if (block === undefined || readFence(element).role !== 'output') {
    step.codeLines.push(readText(element).match(/^.*\S/gm)?.length ?? 0);
    if (block !== undefined) (step.reads ??= []).push(readExpected(element, block));
    return pending;
  }
  if (pending) pending.output = readExpected(element, block);
  return undefined;
}
