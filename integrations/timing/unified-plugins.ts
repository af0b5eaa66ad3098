import { pathToFileURL } from 'node:url';
import { putLine } from './fence-line.ts';
import { markTree, type TreeNode } from './mark-tree.ts';
import { notePage, type NoteSettings } from './note-page.ts';
import { notesIn, type PageNotes } from './page-notes.ts';
import { withLine } from './satteri-plugins.ts';

/** The little of unified that is used; a site that has it brings its own. */
interface File {
  path?: string | undefined;
  value: unknown;
  data: object;
}

interface MarkdownNode {
  type: string;
  depth?: number;
  lang?: string | null;
  meta?: string | null;
  value?: string;
  data?: object;
  position?: { start: { line: number } } | undefined;
  children?: readonly MarkdownNode[];
}

/** Remark plugin that notes the fences of quickstarts, and gives headings and items their lines. */
export function remarkNoteFences(settings: NoteSettings) {
  return () =>
    (tree: MarkdownNode, file: File): void => {
      const notes = notesOf(file, settings);
      if (notes) noteTree(tree, notes);
    };
}

/** Rehype plugin, behind all that change code blocks, that writes what was noted into the HTML. */
export function rehypeMarkFences(settings: NoteSettings) {
  return () =>
    (tree: TreeNode, file: File): void => {
      const notes = notesOf(file, settings);
      if (!notes) return;
      markTree(tree, notes, (node, name, value) => {
        node.properties = { ...node.properties, [name]: value };
      });
    };
}

function notesOf({ path, value, data }: File, settings: NoteSettings): PageNotes | undefined {
  const { astro } = data as { astro?: { frontmatter?: Record<string, unknown> } }; // as Astro fills it
  const { frontmatter = {} } = astro ?? {};
  const body = String(value);
  return notesIn(data, () =>
    path === undefined
      ? undefined
      : notePage({ file: pathToFileURL(path), body, frontmatter }, settings),
  );
}

function noteTree(root: MarkdownNode, { fences, lineOffset }: PageNotes): void {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const line =
      node.position && lineOffset !== undefined ? node.position.start.line + lineOffset : undefined;
    if (node.type === 'code') {
      fences.push({
        ...{ language: node.lang ?? '', meta: node.meta ?? '', text: node.value ?? '' },
        ...(line !== undefined && { line }),
      });
      if (line !== undefined) node.meta = putLine(node.meta ?? '', line);
    } else if (line !== undefined && isStep(node)) node.data = withLine(node.data, line);
    for (const child of (node.children ?? []).toReversed()) waiting.push(child);
  }
}

function isStep({ type, depth }: MarkdownNode): boolean {
  return type === 'listItem' || (type === 'heading' && (depth === 2 || depth === 3));
}
