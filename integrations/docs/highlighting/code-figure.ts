import type { Element, ElementContent, Text } from 'hast';
import type { ShikiTransformer } from 'shiki';
import { readLook, type CodeLook } from '../../../src/protocol/code-look.ts';
import { parseFence, readWords, type Fence } from '../../../src/protocol/fence.ts';
import { markup } from '../../../src/protocol/markup.ts';
import type { Words } from '../../../src/words/words.ts';
import { longestLineMs } from '../../longest-line.ts';
import { codeLines, hasLines } from './code-lines.ts';
import { copiesOf, replacesOf } from '../../../src/protocol/copies-of.ts';
import { wrapPlace } from '../markdown/wrap-place.ts';
import { hasLongLine } from './long-lines.ts';
import { notesOfShown } from './typed-code.ts';
import type { ReadSamples, SampleNote } from '../markdown/read-samples.ts';
import { isLine, mergeEqual, withoutLine } from './merge-tokens.ts';
import { classOfColour } from './sentinel-theme.ts';

/**
 * Shiki transformer: short classes instead of inline styles, and around each block a figure with
 * caption and copy button.
 *
 * @param words in the site's language; a transformer is not told of which page the code is
 * @param samples undefined where nobody checks them
 */
export function codeFigure(words: Words['code'], samples?: ReadSamples): ShikiTransformer {
  const notesOf = ({ sample: name }: CodeLook, shown: string): SampleNote[] | undefined => {
    const sample = name === undefined ? undefined : samples?.named(name);
    return sample && notesOfShown(sample, shown);
  };
  return {
    name: 'meantime:code-figure',
    preprocess(_code, options) {
      options.tokenizeTimeLimit = longestLineMs;
    },
    span(node, _line, _column, _lineElement, token) {
      const name = classOfColour(token.color);
      node.properties = name ? { class: name } : {};
    },
    code(node) {
      const look = lookOf(this.options.meta?.__raw);
      const notes = notesOf(look, this.source);
      node.children =
        hasLines(look) || notes
          ? codeLines(linesOf(node.children), look, words.folded, notes)
          : mergeEqual(node.children.flatMap(withoutLine));
    },
    pre(node) {
      // Astro writes both, for themes with inline colours.
      delete node.properties['style'];
      delete node.properties['class'];
    },
    root(node) {
      const pre = node.children[0];
      if (pre?.type !== 'element' || pre.tagName !== 'pre') return;
      const { lang, meta } = this.options;
      const fence = parseFence(lang, meta?.__raw ?? '');
      // Astro takes the first child of the root and drops the rest.
      node.children = [
        figure(pre, { fence, look: lookOf(meta?.__raw), lang, code: this.source, words }),
      ];
    },
  };
}

function lookOf(meta = ''): CodeLook {
  return readLook(readWords(meta)).look;
}

/** The tokens of each line. */
function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  return nodes.filter(isLine).map((line) => mergeEqual(withoutLine(line)));
}

interface FramedBlock {
  fence: Fence;
  look: CodeLook;
  lang: string;
  code: string;
  words: Words['code'];
}

function figure(pre: Element, block: FramedBlock): Element {
  const { fence, look, words } = block;
  const shown = fence.role === 'output' || fence.role === 'open';
  const caption = captionOf(fence, look.frame, words);
  if (look.maxLines !== undefined) pre.properties['data-rows'] = String(look.maxLines);
  return element('figure', { class: classesOf(fence, look).join(' ') }, [
    ...(caption ? [captionElement(caption, caption === fence.title), text('\n')] : []),
    pre,
    // What a program prints is there to be compared, not copied.
    ...beside(block, shown ? [] : [copyButton(block)]),
  ]);
}

/** The buttons, and where that of long lines will stand. */
function beside({ look, code, words }: FramedBlock, buttons: Element[]): Element[] {
  if (look.wrap || !hasLongLine(code, look)) return buttons;
  return [element(wrapPlace, { 'data-wrap': words.wrap }, buttons)];
}

const framedAs = { terminal: 'run', code: 'save', none: 'read' } as const;

/** Those from the third on have styles of their own, which only pages with one of them load. */
function classesOf({ role }: Fence, look: CodeLook): string[] {
  const isFocused = look.lines.some(({ mark }) => mark === 'focus');
  return [
    ...['code', `code-${look.frame ? framedAs[look.frame] : role}`],
    ...(hasLines(look) ? ['code-lined'] : []),
    ...(look.firstNumber === undefined ? [] : ['code-numbered']),
    ...(isFocused ? ['code-focused'] : []),
    ...(look.wrap ? ['code-wrapped'] : []),
    ...(look.notes.length === 0 ? [] : ['code-noted']),
    ...(look.maxLines === undefined ? [] : ['code-low']),
    ...(look.sample === undefined ? [] : ['typed-code']),
  ];
}

/** A caption that says nothing of the page is left out of the search. */
function captionElement(caption: string, isOwn: boolean): Element {
  return element('figcaption', isOwn ? {} : { dataPagefindIgnore: '' }, [text(caption)]);
}

function captionOf(
  { role, title }: Fence,
  frame: CodeLook['frame'],
  words: Words['code'],
): string | undefined {
  if (frame === 'none') return undefined;
  if (title) return title;
  if (frame === 'terminal' || (role === 'run' && frame === undefined)) return words.terminal;
  return role === 'output' ? words.output : undefined;
}

function copyButton({ fence, look, lang, code, words }: FramedBlock): Element {
  const copies = copiesOf({ language: lang, code, look });
  const replaces = fence.role === 'save' ? replacesOf({ code, look }) : undefined;
  const only = {
    ...(copies !== undefined && { [markup.copies]: copies }),
    ...(replaces !== undefined && { [markup.replaces]: replaces }),
  };
  return element('button', { type: 'button', [markup.copy]: '', ...only }, [text(words.copy)]);
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): Text {
  return { type: 'text', value };
}
