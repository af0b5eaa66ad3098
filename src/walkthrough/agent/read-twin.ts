import { parseHTML } from 'linkedom';
import { markdownToHtml, type MdastPluginDefinition } from 'satteri';
import { parse } from 'yaml';
import { readLook } from '../../protocol/code-look.ts';
import { copiesOf, replacesOf } from '../../protocol/copies-of.ts';
import { readDiff } from '../../protocol/diff-lines.ts';
import { fenceAttributes } from '../../protocol/fence-attributes.ts';
import { readWords } from '../../protocol/fence.ts';
import { languageMeant } from '../../protocol/language-meant.ts';
import { markup, type QuickstartMeta } from '../../protocol/markup.ts';
import { parseNeedTime, type Need } from '../../protocol/need.ts';
import type { PageDocument } from '../../protocol/page.ts';
import { tabsCommentPattern } from '../../protocol/tabs-comment.ts';

/**
 * A quickstart's Markdown as a page, so that its steps are read as those of any page; all that is
 * known of it stands in the text.
 */
export function readTwin(text: string): PageDocument {
  const [whole = '', block = ''] = /^---\n(.*?)\n---\n/s.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const body = text.replaceAll('\r\n', '\n').slice(whole.length);
  const { html } = markdownToHtml(body, {
    mdastPlugins: [markedFences],
    features: { gfm: true, smartPunctuation: false },
  });
  const { document } = parseHTML(`<html><head></head><body>${withWays(html)}</body></html>`);
  for (const way of document.querySelectorAll(`[${markup.variant}]`)) {
    way.setAttribute(markup.variant, way.querySelector('p')?.textContent.trim() ?? '');
  }
  giveButtons(document);
  // Steps begin at headings that can be led to.
  for (const [index, heading] of [...document.querySelectorAll('h2, h3')].entries()) {
    heading.id = `heading-${index + 1}`;
  }
  const meta = document.createElement('meta');
  meta.setAttribute('name', markup.quickstartMeta);
  meta.setAttribute('content', JSON.stringify(metaOf(block)));
  document.head.append(meta);
  return document;
}

/** A page says on the button of a block what of it is copied, and what that replaces. */
function giveButtons(document: Document): void {
  for (const pre of document.querySelectorAll(`pre[${markup.copies}],pre[${markup.replaces}]`)) {
    const figure = document.createElement('figure');
    const button = document.createElement('button');
    button.setAttribute(markup.copy, '');
    for (const name of [markup.copies, markup.replaces]) {
      const said = pre.getAttribute(name);
      if (said !== null) button.setAttribute(name, said);
    }
    pre.replaceWith(figure);
    figure.append(pre, button);
  }
}

const markedFences = {
  name: 'meantime:marked-fences',
  code(node, context): void {
    const fence = { language: node.lang ?? '', meta: node.meta ?? '' };
    const diff = languageMeant(fence.language) === 'diff' ? readDiff(node.value) : undefined;
    if (diff) context.setProperty(node, 'value', diff.code);
    const { look } = readLook(readWords(`${diff?.words ?? ''} ${fence.meta}`));
    const block = { language: fence.language, code: diff?.code ?? node.value, look };
    const [copies, replaces] = [copiesOf(block), replacesOf(block)];
    const hProperties = {
      ...fenceAttributes(fence),
      ...(copies !== undefined && { [markup.copies]: copies }),
      ...(replaces !== undefined && { [markup.replaces]: replaces }),
    };
    context.setProperty(node, 'data', { hProperties });
  },
} satisfies MdastPluginDefinition;

/** The comments around ways as the elements that a page has there; what is not closed is left out. */
function withWays(html: string): string {
  const open: { hasWay: boolean }[] = [];
  const replaced = html.replace(tabsCommentPattern, (comment, word: string) => {
    const around = open.at(-1);
    if (word.startsWith('tabs')) {
      open.push({ hasWay: false });
      const key = word.slice('tabs '.length);
      return key === '' ? '<div>' : `<div ${markup.choice}="${decodeURIComponent(key)}">`;
    }
    if (!around) return comment;
    const close = around.hasWay ? '</div>' : '';
    around.hasWay = true;
    if (word === 'tab') return `${close}<div ${markup.variant}="">`;
    open.pop();
    return `${close}</div>`;
  });
  return open.length > 0 ? html : replaced;
}

function metaOf(block: string): QuickstartMeta | undefined {
  const quickstart = propertyOf(readYaml(block), 'quickstart');
  const goal = propertyOf(quickstart, 'goal');
  const steps = propertyOf(quickstart, 'steps');
  const needs = propertyOf(quickstart, 'needs');
  if (typeof goal !== 'string') return undefined;
  return {
    id: 'twin',
    goal,
    ...(steps === 'h2' || steps === 'h3' || steps === 'list' ? { steps } : {}),
    ...(Array.isArray(needs) && { needs: needs.flatMap(needOf) }),
  };
}

function readYaml(block: string): unknown {
  try {
    return parse(block);
  } catch {
    // Whoever reads it finds no quickstart then.
    return undefined;
  }
}

function needOf(need: unknown): Need[] {
  if (typeof need === 'string') return [{ name: need }];
  if (typeof need !== 'object' || need === null) return [];
  return Object.entries(need).map(([name, time]) => {
    const ms = parseNeedTime(String(time));
    return { name, ...(ms !== undefined && { ms }) };
  });
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
