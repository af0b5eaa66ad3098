import { fileURLToPath } from 'node:url';
import type {
  HastPluginDefinition,
  HastVisitorContext,
  MdastPluginDefinition,
  MdxJsxFlowElementHast,
  MdxJsxTextElementHast,
} from 'satteri';
import { pathBelow } from '../../path-below.ts';
import { tagsOf } from './html-tags.ts';
import type { Components } from '../components/built-ins.ts';
import { linkAttributes, linkAttributesOf, withAddresses } from './link-attributes.ts';
import { fileBelowLinks } from '../addresses/linked-folders.ts';
import { resolveLink } from '../addresses/resolve-link.ts';

interface ContentSite {
  /** Folder of the pages, with a slash at its end. */
  folder: URL;
  base: string;
  /** Paths of public files whose names have no ending: `/LICENSE`. */
  bareFiles?: readonly string[];
}

interface LinkingSite extends ContentSite {
  /** Those that need no import. */
  components: Components;
}

/** Address of what a page links, by what its writer wrote. */
export type ResolveInPage = (href: string, page: URL | undefined) => string;

/** The way in which the links of a site's pages are resolved. */
export function linkResolver({ folder, ...site }: ContentSite): ResolveInPage {
  return (href, page) => {
    const file = page && fileBelow(folder, page);
    return file === undefined ? href : resolveLink(href, { file, ...site });
  };
}

/** Plugins that give the links of a page their built addresses. */
export function contentLinks({ components, ...site }: LinkingSite) {
  const resolve = linkResolver(site);
  return {
    inMarkdown: markdownLinks(resolve),
    inHtml: htmlLinks(resolve, linkAttributesOf(components)),
  };
}

function markdownLinks(resolve: ResolveInPage): MdastPluginDefinition {
  return {
    name: 'meantime:markdown-links',
    link(node, context) {
      context.setProperty(node, 'url', resolve(node.url, context.fileURL));
    },
    definition(node, context) {
      context.setProperty(node, 'url', resolve(node.url, context.fileURL));
    },
    image(node, context) {
      // Relative images are Astro's to find; those of public/ need the base alone.
      if (node.url.startsWith('/')) {
        context.setProperty(node, 'url', resolve(node.url, context.fileURL));
      }
    },
  };
}

/** Links that were written as tags: HTML in Markdown, elements and components in MDX. */
function htmlLinks(
  resolve: ResolveInPage,
  ofTags: ReturnType<typeof linkAttributesOf>,
): HastPluginDefinition {
  const jsx = {
    filter: [...ofTags.keys()],
    visit(
      node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>,
      context: HastVisitorContext,
    ) {
      const names = ofTags.get(node.name ?? '');
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute') continue;
        const { name } = attribute;
        const value = names?.includes(name.toLowerCase())
          ? literalText(attribute.value)
          : undefined;
        if (value === undefined) continue;
        const resolved = withAddresses(name, value, (url) => resolve(url, context.fileURL));
        context.setProperty(node, name, resolved);
      }
    },
  };
  return {
    name: 'meantime:html-links',
    raw(node, context) {
      const value = resolveInHtml(node.value, (href) => resolve(href, context.fileURL));
      return value === node.value ? undefined : { type: 'raw', value };
    },
    mdxJsxFlowElement: jsx,
    mdxJsxTextElement: jsx,
  };
}

/** Value of a property that is text, be it in quotes or in braces and quotes of any kind. */
export function literalText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const code: unknown = typeof value === 'object' && value !== null && Reflect.get(value, 'value');
  if (typeof code !== 'string') return undefined;
  const literal = /^\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`\\$]*)`)\s*$/;
  return literal.exec(code)?.slice(1).find(isPresent);
}

function isPresent(text: string | undefined): boolean {
  return text !== undefined;
}

function resolveInHtml(html: string, resolve: (href: string) => string): string {
  let text = '';
  let at = 0;
  for (const { name, attributes } of tagsOf(html)) {
    const names = linkAttributes.get(name.toLowerCase());
    for (const attribute of attributes) {
      if (!names?.includes(attribute.name)) continue;
      const { start, value } = attribute;
      text += html.slice(at, start) + withAddresses(attribute.name, value, resolve);
      at = attribute.start + attribute.value.length;
    }
  }
  return text + html.slice(at);
}

function fileBelow(folder: URL, page: URL): string | undefined {
  const [pages, file] = [fileURLToPath(folder), fileURLToPath(page)];
  return pathBelow(pages, file) ?? fileBelowLinks(pages, file);
}
