import { escapeHTML, voidElementNames } from '../../astro-html.ts';
import type { ElementContent } from 'hast';
import type { SiteComponent } from '../settings/component-option.ts';
import { optionsInvalid } from '../settings/errors.ts';
import { builtIns, type Components } from './built-ins.ts';
import { raw, type Component, type PropertyTypes } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { iconElement } from './icon.ts';
import { renderTree } from './render-tree.ts';
import { fillTemplate, parseTemplate, TemplateFault, type Template } from './template.ts';

const children = 'children';

/**
 * The components of a site: those of Meantime, and its own, which may take the place of one.
 *
 * @throws MeantimeError `docs-options-invalid`
 */
export function siteComponents(own: Readonly<Record<string, SiteComponent>> = {}): Components {
  const entries = Object.entries(own);
  return entries.length === 0
    ? builtIns
    : new Map([
        ...builtIns,
        ...entries.map(([name, one]) => [name, ownComponent(name, one)] as const),
      ]);
}

/** @throws MeantimeError `docs-options-invalid` */
export function ownComponent(name: string, option: SiteComponent): Component {
  const names = [...Object.keys(option.properties), children];
  const html = templateOf(name, 'html', option.html, names);
  const markdown = templateOf(name, 'markdown', option.markdown, names);
  const unclosed = unclosedTag(option.html);
  if (unclosed !== undefined) {
    throw invalid(name, 'html', `opens <${unclosed}>, but does not close it`);
  }
  const takesChildren = /\{\{[#^]?\s*children\s*\}\}/.test(option.html);
  return {
    name,
    properties: Object.fromEntries(
      Object.entries(option.properties).map(([key, { kind, required, oneOf }]) => [
        key,
        { kind, ...(required && { isRequired: true }), ...(oneOf && { oneOf }) },
      ]),
    ) satisfies PropertyTypes,
    ...(option.inline && { isInline: true }),
    ...(!takesChildren && { holds: 'nothing' }),
    html: (given, inner) =>
      raw(fillTemplate(html, valuesOf(option, given, { children: htmlOf(inner), say: sayInHtml }))),
    markdown: (given, inner) =>
      fillTemplate(markdown, valuesOf(option, given, { children: inner, say: sayInMarkdown })),
  };
}

function templateOf(
  name: string,
  key: 'html' | 'markdown',
  template: string,
  names: readonly string[],
): Template {
  try {
    return parseTemplate(template, names);
  } catch (thrown) {
    if (thrown instanceof TemplateFault) throw invalid(name, key, thrown.message);
    throw thrown;
  }
}

function invalid(name: string, key: string, why: string): Error {
  return optionsInvalid([`components.${name}.${key} ${why}`]);
}

interface SaidValues {
  children: string;
  say: (kind: string, value: string) => string;
}

/** What a page gave, or the default, as it is said in one of the forms. */
function valuesOf(option: SiteComponent, given: object, { children: inner, say }: SaidValues) {
  return (name: string): string | undefined => {
    if (name === children) return inner.trim() === '' ? undefined : inner;
    const type = option.properties[name];
    const value: unknown = Reflect.get(given, name) ?? type?.default;
    if (!type || value === undefined || value === false) return undefined;
    return say(type.kind, typeof value === 'string' ? value : '');
  };
}

function sayInHtml(kind: string, value: string): string {
  return kind === 'icon' ? renderTree(iconElement(value)) : escapeHTML(value);
}

function sayInMarkdown(kind: string, value: string): string {
  return kind === 'icon' ? '' : escapeMarkdown(value);
}

function htmlOf(inner: readonly ElementContent[]): string {
  return inner.map(renderTree).join('');
}

function unclosedTag(html: string): string | undefined {
  const open: string[] = [];
  for (const [, end, name = '', rest = ''] of html.matchAll(
    /<(\/?)([a-z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi,
  )) {
    if (end === '/') {
      if (open.at(-1) !== name) return open.at(-1) ?? name;
      open.pop();
    } else if (!voidElementNames.test(name) && !rest.endsWith('/')) open.push(name);
  }
  return open.at(-1);
}
