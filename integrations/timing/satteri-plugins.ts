import type { HastPluginEntry, MdastPluginDefinition, MdastPluginEntry } from 'satteri';
import { markup } from '../../src/protocol/markup.ts';
import { splicedKey } from '../spliced-key.ts';
import { putLine } from './fence-line.ts';
import { markTree } from './mark-tree.ts';
import { notePage, type NoteSettings } from './note-page.ts';
import { notesIn, type PageNotes } from './page-notes.ts';

interface Compiled {
  readonly fileURL: URL | undefined;
  readonly source: string;
  readonly data: object;
}

/** Sätteri plugin that notes the fences of quickstarts, and gives headings and items their lines. */
export function noteFences(settings: NoteSettings): MdastPluginEntry {
  return (compiled) => {
    const notes = notesOf(compiled, settings);
    return notes && fenceNoter(notes);
  };
}

/** Sätteri plugin, behind all that change code blocks, that writes what was noted into the HTML. */
export function markFences(settings: NoteSettings): HastPluginEntry {
  return (compiled) => {
    const notes = notesOf(compiled, settings);
    return (
      notes && {
        name: 'meantime:mark-fences',
        after(root, context) {
          markTree(root, notes, (node, name, value) => {
            context.setProperty(node as typeof root, name, value); // a node of this very tree
          });
        },
      }
    );
  };
}

function notesOf({ fileURL, source, data }: Compiled, settings: NoteSettings) {
  const { astro } = data as { astro?: { frontmatter?: Record<string, unknown> } }; // as Astro fills it
  const { frontmatter = {} } = astro ?? {};
  return notesIn(data, () =>
    fileURL
      ? notePage(
          { file: fileURL, body: source, frontmatter, isSpliced: Reflect.has(data, splicedKey) },
          settings,
        )
      : undefined,
  );
}

function fenceNoter({ fences, lineOffset }: PageNotes): MdastPluginDefinition {
  const lineOf = (node: Readonly<{ position?: { start: { line: number } } | undefined }>) =>
    node.position && lineOffset !== undefined ? node.position.start.line + lineOffset : undefined;
  return {
    name: 'meantime:note-fences',
    options: { position: true },
    code(node, context) {
      const { lang, meta, value: text } = node;
      const line = lineOf(node);
      fences.push({
        ...{ language: lang ?? '', meta: meta ?? '', text },
        ...(line !== undefined && { line }),
      });
      if (line !== undefined) context.setProperty(node, 'meta', putLine(meta ?? '', line));
    },
    heading(node, context) {
      const line = lineOf(node);
      if (line === undefined || (node.depth !== 2 && node.depth !== 3)) return;
      context.setProperty(node, 'data', withLine(node.data, line));
    },
    listItem(node, context) {
      const line = lineOf(node);
      if (line === undefined) return;
      context.setProperty(node, 'data', withLine(node.data, line));
    },
  };
}

/** The data of a node with its line among the attributes of its element. */
export function withLine(data: object | undefined, line: number): Record<string, unknown> {
  const own: Record<string, unknown> = { ...data };
  const properties = own['hProperties'];
  return {
    ...own,
    hProperties: {
      ...(typeof properties === 'object' ? properties : {}),
      [markup.line]: String(line),
    },
  };
}
