import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  HastPluginDefinition,
  HastVisitorContext,
  MdastPluginDefinition,
  MdxJsxFlowElementHast,
  MdxJsxTextElementHast,
} from 'satteri';
import { resolveLink } from './resolve-link.ts';

interface Site {
  /** Folder of the pages, with a slash at its end. */
  folder: URL;
  base: string;
}

/** Plugins that give the links of a page their built addresses. */
export function contentLinks({ folder, base }: Site) {
  const resolve = (href: string, page: URL | undefined): string => {
    const file = page && fileBelow(folder, page);
    return file === undefined ? href : resolveLink(href, { file, base });
  };
  return { inMarkdown: markdownLinks(resolve), inHtml: htmlLinks(resolve) };
}

type Resolve = (href: string, page: URL | undefined) => string;

function markdownLinks(resolve: Resolve): MdastPluginDefinition {
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
function htmlLinks(resolve: Resolve): HastPluginDefinition {
  const jsx = {
    filter: ['a', 'img', 'Card', 'LinkButton'],
    visit(
      node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>,
      context: HastVisitorContext,
    ) {
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
        if (attribute.name !== 'href' && attribute.name !== 'src') continue;
        context.setProperty(node, attribute.name, resolve(attribute.value, context.fileURL));
      }
    },
  };
  return {
    name: 'meantime:html-links',
    raw(node, context) {
      const value = node.value.replace(
        /(<(?:a|img)\s[^>]*?\b(?:href|src)=)(["'])(.*?)\2/gi,
        (_whole, start: string, quote: string, href: string) =>
          start + quote + resolve(href, context.fileURL) + quote,
      );
      return value === node.value ? undefined : { type: 'raw', value };
    },
    mdxJsxFlowElement: jsx,
    mdxJsxTextElement: jsx,
  };
}

function fileBelow(folder: URL, page: URL): string | undefined {
  const path = relative(fileURLToPath(folder), fileURLToPath(page)).split(sep).join('/');
  return path.startsWith('../') ? undefined : path;
}
