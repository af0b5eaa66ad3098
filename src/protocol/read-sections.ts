import { waysLeftOut, type Choices } from './choices.ts';
import { contentRoot } from './content-root.ts';
import { walkPage, type PageDocument, type PageElement } from './page.ts';
import { shownBy } from './read-block.ts';
import { readFence } from './read-fence.ts';
import { activeRoles, stepStarts, type Reading } from './step-starts.ts';

/** A step as it stands on the page. */
export interface Section {
  /** Id of its heading, else its number. */
  id: string;
  title: string;
  /** What names it: a heading, or an item of a list. */
  heading: PageElement;
  prose: string;
  /** The prose in pieces, without headings and the labels of what was chosen. */
  texts: SectionText[];
  /** Its code blocks, in their order. */
  blocks: PageElement[];
}

/** A piece of prose that stands on its own. */
export interface SectionText {
  text: string;
  /** How many code blocks of its section stand above it. */
  blocksBefore: number;
}

/** The steps of a page as they stand on it. */
export interface PageSections {
  sections: Section[];
  /** What follows the last one; undefined where the page ends with it. */
  end: PageElement | undefined;
  /** Whether an output or a page to open shows the goal; if not, where the steps end is a guess. */
  showsGoal: boolean;
}

interface OpenSection {
  /** Where it begins; undefined for the first. */
  start: PageElement | undefined;
  heading: PageElement | undefined;
  prose: string;
  texts: SectionText[];
  /** True until a text begins below a heading. */
  isInHeading: boolean;
  blocks: PageElement[];
  isActive: boolean;
  showsGoal: boolean;
}

/**
 * The steps of a page (`stepStarts`) in their order, up to and including the one where the goal appears
 * in an output or on a page to open; else up to the last that asks for an action; else all. What
 * stands before the first belongs to it.
 */
export function readSections(
  document: PageDocument,
  reading: Reading,
  choices: Choices,
): PageSections {
  const root = contentRoot(document);
  const all = root ? partPage(document, root, reading, choices) : [];
  const hello = all.findIndex(({ showsGoal }) => showsGoal);
  const last = hello >= 0 ? hello : all.findLastIndex(({ isActive }) => isActive);
  const labels = Object.values(choices);
  const isText = ({ text }: SectionText) => text.trim() !== '' && !labels.includes(text.trim());
  const sections = all
    .slice(0, last < 0 ? undefined : last + 1)
    .flatMap(({ heading, prose, texts, blocks }) =>
      heading ? [{ heading, prose, texts: texts.filter(isText), blocks }] : [],
    )
    .map((section, index) => ({ ...section, ...nameOf(section.heading, index) }));
  const end = last < 0 ? undefined : all[last + 1]?.start;
  return { sections, end, showsGoal: hello >= 0 };
}

function partPage(
  document: PageDocument,
  root: PageElement,
  reading: Reading,
  choices: Choices,
): OpenSection[] {
  const leftOut = waysLeftOut(document, choices);
  const { starts, end } = stepStarts(root, leftOut, reading);
  let section = openSection();
  const sections = [section];
  for (const item of walkPage(root, leftOut)) {
    if (typeof item === 'string') {
      section.prose += item;
      addText(section, item);
      continue;
    }
    if (item.localName === 'pre') addBlock(section, item, reading.goal);
    if (item === end) {
      sections.push(openSection(item));
      break;
    }
    const heading = starts.get(item);
    if (heading) {
      if (section.heading) sections.push((section = openSection(item)));
      section.heading = heading;
    }
    beginText(section, item);
  }
  return sections;
}

function openSection(start?: PageElement): OpenSection {
  return {
    ...{ start, heading: undefined, prose: '', texts: [], isInHeading: false },
    ...{ blocks: [], isActive: false, showsGoal: false },
  };
}

const headings = 'h1, h2, h3, h4, h5, h6';
/** Elements whose text stands on its own; of a table that is a row. */
const parting = 'p, li, dt, dd, tr, blockquote, aside, section, div, details, summary, pre';

function beginText(section: OpenSection, element: PageElement): void {
  const isHeading = element.matches(headings);
  if (!isHeading && !element.matches(parting)) return;
  section.isInHeading = isHeading;
  section.texts.push({ text: '', blocksBefore: section.blocks.length });
}

function addText(section: OpenSection, text: string): void {
  if (section.isInHeading) return;
  const last = section.texts.at(-1);
  if (last) last.text += text;
  else section.texts.push({ text, blocksBefore: section.blocks.length });
}

function addBlock(section: OpenSection, block: PageElement, goal: string): void {
  const { role } = readFence(block);
  section.blocks.push(block);
  section.isActive ||= activeRoles.includes(role);
  section.showsGoal ||= shownBy(block)?.includes(goal) === true;
}

function nameOf(heading: PageElement, index: number): { id: string; title: string } {
  const title = heading.localName === 'li' ? readItemTitle(heading) : readTitle(heading);
  // Items of a list have no ids of their own.
  return { id: heading.id || `step-${index + 1}`, title };
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
export function readTitle(heading: PageElement): string {
  const texts = Array.from(walkPage(heading)).filter((item) => typeof item === 'string');
  return texts.join('').replace(/\s+/g, ' ').trim();
}
