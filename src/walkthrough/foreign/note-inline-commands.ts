import { walkPage, type PageElement } from '../../protocol/page.ts';
import { looksLikeCommand } from './command-signs.ts';
import type { NoteTaker } from './page-notes.ts';

const asking = /\b(?:run|running|type|enter|execute|use|call|invoke|with|start)\b[^.]*$/i;
const lettersBefore = 60;

/**
 * Notes the commands that a reader is to type from the text: they have no block to copy, so nobody
 * can tell them from those that are only spoken of.
 */
export function noteInlineCommands(root: Element, notes: NoteTaker): void {
  const blocks = [...root.querySelectorAll('pre')].map(({ textContent }) => textContent);
  const said = new Set<string>();
  let before = '';
  for (const item of walkPage(root)) {
    if (typeof item === 'string') {
      before = `${before}${item}`.slice(-lettersBefore);
      continue;
    }
    if (item.localName !== 'code' || item.closest('td')) continue;
    const command = (item.textContent ?? '').replace(/\s+/g, ' ').trim();
    const isCopied = blocks.some((text) => text.includes(command));
    if (said.has(command) || isCopied || !looksLikeCommand(command) || !asking.test(before))
      continue;
    said.add(command);
    // The root is an element of a document, and so is all below it.
    notes.miss(item as PageElement & Element, {
      ...{ code: 'command-in-text', what: command },
      why: 'It stands in the text and in no block, so it is read and not run.',
    });
  }
}
