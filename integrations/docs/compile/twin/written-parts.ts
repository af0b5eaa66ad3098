import { spreadAttributes, voidElementNames } from '../../../astro-html.ts';
import type { MdastNode } from 'satteri';
import { languageMeant } from '../../../../src/protocol/language-meant.ts';
import { aside } from '../../components/aside.ts';
import type { ComponentWords } from '../../components/define-component.ts';
import type { KnownNames } from '../../markdown/known-names.ts';
import { tabItem, tabs } from '../../components/tabs.ts';
import { codeGroupName, labelInGroup } from '../../markdown/code-groups.ts';
import { directiveAside, titleOnFence } from '../../markdown/aside-names.ts';
import { shownFence } from '../../markdown/fence-marks.ts';
import type { ReadSamples } from '../../markdown/read-samples.ts';
import { bracesOf } from '../../markdown/heading-ids.ts';
import { htmlName } from '../../markdown/html-attributes.ts';
import { isPageTitle } from '../../markdown/page-title.ts';
import { importsBuiltInsOnly } from '../../parse/classify-page.ts';
import { isComment, isExpression } from '../../parse/parse-page.ts';
import {
  isElementName,
  isTag,
  outerRangeOf,
  rangeOf,
  readTag,
  type TagNode,
} from '../../parse/read-tag.ts';
import type { WrittenPage } from '../../parse/written-page.ts';
import type { Terms } from '../../markdown/page-glossary.ts';
import { glossaryForm } from './glossary-parts.ts';
import type { WrittenPart } from './written-part.ts';
import { linkParts, withMarkedLinks, type Resolve } from './link-parts.ts';

/**
 * What is no Markdown in a plain page, but a directive or MDX: components, asides, elements,
 * comments, imports, ids of headings; the title, which is no part of the body; and all addresses.
 */
export function writtenParts(
  { nodes, source, names }: WrittenPage,
  page: Omit<TwinPage, 'names'>,
): WrittenPart[] {
  const { text, frontmatter } = source;
  const { words, resolve } = page;
  return nodes.flatMap(({ node, parent }): WrittenPart[] => {
    if (isTag(node)) return tagPart(node, { names, ...page });
    if (node.type === 'code')
      return codePart(node, {
        page: source.file,
        isInGroup: isCodeGroup(parent),
        words,
        samples: page.samples,
      });
    if (node.type === 'containerDirective') {
      return isCodeGroup(node) ? [groupPart(node, words)] : asidePart(node, text, words);
    }
    if (node.type === 'heading') {
      const isTitle = isPageTitle(node, { source: text, frontmatter });
      return isTitle ? [nothing(node, true)] : headingPart(node, text);
    }
    if (node.type === 'mdxjsEsm')
      return importsBuiltInsOnly(node.value, names.given) ? [nothing(node, true)] : [];
    if (!isExpression(node)) return linkParts(node, text, resolve);
    if (!isComment(node.value)) return [];
    return [nothing(node, node.type === 'mdxFlowExpression')];
  });
}

function nothing(node: MdastNode, isBlock: boolean): WrittenPart {
  return { ...rangeOf(node), isBlock, form: () => '' };
}

function asidePart(
  node: Extract<MdastNode, { type: 'containerDirective' }>,
  text: string,
  words: ComponentWords,
): WrittenPart[] {
  const name = directiveAside(node.name);
  if (!name) return [];
  const [first] = node.children;
  const hasLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const range = outerRangeOf(node, hasLabel ? node.children.slice(1) : node.children);
  const written = text.slice(range.start, range.end);
  const title = hasLabel ? /\[(.*)\]/.exec(written)?.[1] : titleOnFence(written);
  const heading = title === undefined ? '' : `**${title}**\n\n`;
  const form = (inner: string) => aside.markdown({ kind: name.kind }, heading + inner, words);
  return [{ ...range, isBlock: true, form }];
}

function isCodeGroup(node: MdastNode | undefined): boolean {
  return node?.type === 'containerDirective' && node.name === codeGroupName;
}

/** A group is tabs, and says so: whoever follows the text takes one of its ways. */
function groupPart(
  node: Extract<MdastNode, { type: 'containerDirective' }>,
  words: ComponentWords,
): WrittenPart {
  return { ...outerRangeOf(node), isBlock: true, form: (inner) => tabs.markdown({}, inner, words) };
}

interface CodeInPage extends Pick<TwinPage, 'words' | 'samples'> {
  page: URL;
  isInGroup: boolean;
}

/**
 * Code is what readers see of it; what its comments mark, words of the fence say. In a group of
 * blocks its label stands above it.
 */
function codePart(
  node: Extract<MdastNode, { type: 'code' }>,
  { page, isInGroup, words, samples }: CodeInPage,
): WrittenPart[] {
  const { lang, meta, value } = node;
  if (!lang && !isInGroup) return [];
  const written = { language: lang ?? '', meta: meta ?? '', code: value };
  // A diff says by its signs what comes and goes, as it is written.
  const shown =
    languageMeant(written.language) === 'diff' ? written : shownFence(written, page, samples);
  const isSample = 'sample' in shown;
  if (shown.code === value && !isInGroup && !isSample) return [];
  const longest = Math.max(2, ...(shown.code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const info = `${shown.language} ${shown.meta}`.trim();
  const block = `${fence}${info}\n${shown.code}\n${fence}`;
  const form = () =>
    isInGroup ? tabItem.markdown({ label: labelInGroup(node) }, block, words) : block;
  return [{ ...rangeOf(node), isBlock: true, form }];
}

function headingPart(node: MdastNode, text: string): WrittenPart[] {
  const { start, end } = rangeOf(node);
  const braces = bracesOf(text.slice(start, end));
  if (!braces?.areIds) return [];
  const range = { start: start + braces.start, end: start + braces.end };
  return [{ ...range, isBlock: false, form: () => '' }];
}

interface TwinPage {
  names: KnownNames;
  words: ComponentWords;
  terms: Terms;
  /** The built address of what the writer linked. */
  resolve: Resolve;
  /** Checks samples of code; undefined where that is off. */
  samples?: ReadSamples | undefined;
}

function tagPart(node: TagNode, page: TwinPage): WrittenPart[] {
  const { name } = node;
  if (name === null || name === 'Fragment') return [];
  const given = withMarkedLinks(name, readTag(node, name).values, page.resolve);
  return [
    isElementName(name)
      ? elementPart(node, name, given)
      : componentPart(node, given, { name, ...page }),
  ];
}

/** @throws Error for a component that has to be imported; a plain page has none */
function componentPart(
  node: TagNode,
  values: Record<string, unknown>,
  { name, names, ...page }: TwinPage & { name: string },
): WrittenPart {
  const component = names.componentBehind(name);
  if (!component) throw new Error(`<${name}> needs an import.`);
  const given = values as Record<string, never>; // the page's tags were checked when it was read
  const form =
    glossaryForm(component, node, page) ??
    ((inner: string) => component.markdown(given, inner, page.words));
  return { ...outerRangeOf(node), isBlock: component.isInline !== true, form };
}

/** HTML may stand in Markdown; what it holds is Markdown only if lines part it from the tags. */
function elementPart(node: TagNode, name: string, values: Record<string, unknown>): WrittenPart {
  const attributes: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    attributes[htmlName(key)] = value;
  }
  const start = `<${name}${String(spreadAttributes(attributes))}>`;
  const isBlock = node.type === 'mdxJsxFlowElement';
  const firstLine = node.children[0]?.position?.start.line;
  const isApart = isBlock && firstLine !== node.position?.start.line;
  const form = (inner: string): string => {
    if (voidElementNames.test(name)) return start;
    const gap = isApart && inner !== '' ? '\n\n' : '';
    return `${start}${gap}${inner}${gap}</${name}>`;
  };
  return { ...outerRangeOf(node), isBlock, form };
}
