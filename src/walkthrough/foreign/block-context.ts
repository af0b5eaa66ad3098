import { walkPage, type PageElement } from '../../protocol/page.ts';

/** A code block together with what the page says around it. */
export interface BlockContext {
  block: Element;
  /** The text since the block or heading before it. */
  lead: string;
  /** What stands in that text as code. */
  leadCodes: string[];
  /** The text up to the next block or heading. */
  trail: string;
  trailCodes: string[];
  /** All text below the heading that it stands under, above it and below. */
  section: { text: string };
}

/** The code blocks of a page's content in their order; what is marked as none of it is left out. */
export function readBlocks(root: Element): BlockContext[] {
  const blocks: BlockContext[] = [];
  /** The latest block, until another one or a heading. */
  let open: BlockContext | undefined;
  let text = '';
  let codes: string[] = [];
  let section = { text: '' };
  const begin = () => {
    if (open) Object.assign(open, { trail: spaced(text), trailCodes: codes });
    open = undefined;
    section.text += ` ${spaced(text)}`;
  };
  const clear = () => {
    text = '';
    codes = [];
  };
  for (const item of walkPage(root)) {
    if (typeof item === 'string') text += item;
    else if (item.localName === 'code') codes = [...codes, spaced(item.textContent ?? '')];
    else if (item.localName === 'pre') {
      begin();
      const block = item as PageElement & Element; // the root is an element of a document
      open = { block, lead: spaced(text), leadCodes: codes, trail: '', trailCodes: [], section };
      blocks.push(open);
      clear();
    } else if (item.matches('h1, h2, h3, h4')) {
      begin();
      clear();
      section = { text: '' };
    }
  }
  begin();
  return blocks;
}

/** The last sentence of a text: what leads to the block below it. */
export function lastSentence(text: string): string {
  const sentences = text.split(/(?<=[.!?。])\s+(?=\p{Lu}|$)/u).filter((one) => one !== '');
  return sentences.at(-1) ?? '';
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
