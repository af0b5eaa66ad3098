import { readFileSync } from 'node:fs';
import type { MdastPluginDefinition, MdastPluginEntry } from 'satteri';
import { markup } from '../../src/protocol/markup.ts';
import { putLine } from './fence-line.ts';

/**
 * Sätteri plugin that gives code blocks and second-level headings their line in the source file.
 *
 * @param isWanted whether a page of this frontmatter needs lines
 */
export function markLines(isWanted: (frontmatter: Record<string, unknown>) => boolean) {
  const entry: MdastPluginEntry = ({ fileURL, source, data }) => {
    const { astro } = data as { astro?: { frontmatter?: Record<string, unknown> } }; // as Astro fills it
    if (!fileURL || !isWanted(astro?.frontmatter ?? {})) return undefined;
    const offset = lineOffset(source, readFile(fileURL));
    return offset === undefined ? undefined : lineMarker(offset);
  };
  return entry;
}

/**
 * Lines to add to those of a page's body to get those of its file. The body comes with blank
 * lines for the frontmatter, or without them, or trimmed, depending on who loads the page.
 *
 * @returns undefined when the file does not end with the body
 */
export function lineOffset(body: string, file: string): number | undefined {
  const text = body.trimStart();
  const trimmed = text.trimEnd();
  const whole = file.trimEnd();
  if (!whole.endsWith(trimmed)) return undefined;
  const before = whole.length - trimmed.length;
  return countLines(whole.slice(0, before)) - countLines(body.slice(0, body.length - text.length));
}

function lineMarker(offset: number): MdastPluginDefinition {
  return {
    name: 'meantime:mark-lines',
    options: { position: true },
    code(node, context) {
      if (!node.position) return;
      context.setProperty(
        node,
        'meta',
        putLine(node.meta ?? '', node.position.start.line + offset),
      );
    },
    heading(node, context) {
      if (node.depth !== 2 || !node.position) return;
      const data: Record<string, unknown> = { ...node.data };
      const properties = data['hProperties'];
      const line = String(node.position.start.line + offset);
      context.setProperty(node, 'data', {
        ...data,
        hProperties: {
          ...(typeof properties === 'object' ? properties : {}),
          [markup.line]: line,
        },
      });
    },
  };
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

// A page that is no file (a loader's own) has no lines to point at.
function readFile(url: URL): string {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return '';
  }
}
