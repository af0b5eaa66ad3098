import { readVariants, waysLeftOut } from '../../protocol/choices.ts';
import { blockSelector, markup } from '../../protocol/markup.ts';
import { activeRoles } from '../../protocol/step-starts.ts';
import { localAddresses } from './command-signs.ts';
import { findContent, markContent } from './content-of-page.ts';
import { markBlocks } from './mark-blocks.ts';
import { markCode } from './mark-code.ts';
import { markEnd } from './mark-end.ts';
import { markHeadings, markIntroduction } from './mark-headings.ts';
import { markTabs, type FoundTabs, type TabChoice } from './mark-tabs.ts';
import { namedNeeds } from './named-needs.ts';
import { readBlocks } from './block-context.ts';
import { noteInlineCommands } from './note-inline-commands.ts';
import { NoteTaker, quote, type OpenNotes } from './page-notes.ts';

export interface MarkedPage {
  tabs: TabChoice[];
  /** By the index of a block that stands behind a tab of its file's name, that tab (`controlSelector`). */
  files: ReadonlyMap<number, number>;
  /** What the page says that a reader must have, in its own words. */
  needs: string[];
  /** Addresses of this machine that it names: where what was started is looked at. */
  addresses: string[];
  /** False where no heading is the one at which the quickstart is said to end. */
  isEndKnown: boolean;
  notes: OpenNotes;
}

/** What somebody says of a page who asks for it to be read. */
export interface Said {
  /** The text that shows that it worked. */
  goal?: string | undefined;
  /** Title or id of the heading at which the quickstart is over. */
  until?: string | undefined;
}

interface SeenPage extends Said {
  /** Indexes of the code blocks that the browser does not show, whatever hides them. */
  hidden: ReadonlySet<number>;
}

/**
 * Writes onto a copy of a page of any generator what a page of Meantime's own carries (`markup`), so
 * that `readSteps` reads both. The order and the number of the page's `pre`s stay as they are: a block
 * of the copy is the block of the page.
 */
export function markPage(document: Document, { goal, until, hidden }: SeenPage): MarkedPage {
  const notes = new NoteTaker();
  const marked: MarkedPage = {
    tabs: [],
    files: new Map(),
    needs: [],
    addresses: [],
    isEndKnown: true,
    notes: notes.notesOutside([]),
  };
  markCode(document);
  const root = findContent(document);
  if (!root) return marked;
  leaveOutFolded(root, notes);
  const { groups, files } = markTabs(document, root, notes);
  marked.tabs = groups;
  marked.files = placesOf(document, files);
  leaveOutHidden(document, new Set([...hidden].filter((index) => !marked.files.has(index))), notes);
  noteEmbedded(root, notes);
  markContent(document, root);
  markHeadings(document, root);
  if (!root.querySelector(`[${markup.role}]`)) {
    const [{ choices }] = readVariants(document);
    markBlocks(readBlocks(root), waysLeftOut(document, choices), notes);
  }
  noteInlineCommands(root, notes);
  const leftOut = markEnd(root, { isActive, goal, until }, notes);
  marked.isEndKnown = leftOut !== undefined;
  marked.notes = notes.notesOutside(leftOut ?? []);
  const active = [...root.querySelectorAll('pre')].find(
    (block) => isActive(block) && !block.closest(`[${markup.ignore}]`),
  );
  if (active) markIntroduction(document, root, active);
  const blocks = readBlocks(root);
  marked.needs = namedNeeds(root);
  const sections = new Set(blocks.map(({ section }) => section));
  marked.addresses = localAddresses([...sections].map(({ text }) => text).join(' '));
  return marked;
}

function placesOf(document: Document, files: FoundTabs['files']): Map<number, number> {
  const blocks = [...document.querySelectorAll(blockSelector)];
  return new Map(files.map(({ block, control }) => [blocks.indexOf(block), control]));
}

function isActive(block: Element): boolean {
  return activeRoles.includes(block.getAttribute(markup.role) ?? '');
}

function leaveOutHidden(document: Document, hidden: SeenPage['hidden'], notes: NoteTaker): void {
  for (const [index, block] of [...document.querySelectorAll(blockSelector)].entries()) {
    // Ways that are not chosen are hidden, and so is what is folded.
    if (!hidden.has(index) || block.closest(`[${markup.variant}], details`)) continue;
    block.setAttribute(markup.ignore, '');
    const what = quote(block.textContent);
    if (what !== '')
      notes.miss(block, { code: 'hidden-block', what, why: 'The browser does not show it.' });
  }
}

/** What a reader has to open is taken for an aside: another way, or a reason. */
function leaveOutFolded(root: Element, notes: NoteTaker): void {
  for (const folded of root.querySelectorAll('details:not([open])')) {
    const blocks = folded.querySelectorAll('pre').length;
    for (const child of [...folded.children]) {
      if (child.localName !== 'summary') child.setAttribute(markup.ignore, '');
    }
    if (blocks === 0) continue;
    notes.miss(folded, {
      ...{ code: 'folded', what: quote(folded.querySelector('summary')?.textContent ?? '') },
      why: `It is folded: ${blocks} code ${blocks === 1 ? 'block' : 'blocks'} that a reader sees who opens it.`,
    });
  }
}

function noteEmbedded(root: Element, notes: NoteTaker): void {
  for (const frame of root.querySelectorAll('iframe[src], video, object')) {
    const name = frame.getAttribute('title') ?? frame.getAttribute('src') ?? frame.localName;
    notes.miss(frame, {
      ...{ code: 'embedded', what: quote(name) },
      why: 'What another page or a film shows is not read.',
    });
  }
}
