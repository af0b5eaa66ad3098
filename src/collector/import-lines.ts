import { parseExportLine, type ExportLine } from './export-lines.ts';
import type { Store } from './store.ts';

export interface ImportOptions {
  signal: AbortSignal;
  /** Is told of each line that is refused, counted from 1 as the lines are. */
  refuse: (line: number, reason: string, count: number) => void;
}

export interface Imported {
  /** That were taken, the last one not counted. */
  lines: number;
  events: number;
  refused: number;
  /** Whether the end that an export writes was there, behind as many lines as it says. */
  isWhole: boolean;
}

/** So many lines are written together. */
const linesAtOnce = 500;

/** Puts the lines of an export into a store. Those that are malformed are refused, all others kept. */
export async function importLines(
  store: Store,
  lines: AsyncIterable<string>,
  { signal, refuse }: ImportOptions,
): Promise<Imported> {
  const imported = { lines: 0, events: 0, refused: 0, isWhole: false };
  let number = 0;
  let pending: Promise<void>[] = [];
  for await (const text of lines) {
    signal.throwIfAborted();
    number += 1;
    // What has no line behind its last end is no line.
    if (text === '') continue;
    const parsed = parseExportLine(text);
    imported.isWhole = false;
    if (!parsed.ok) {
      imported.refused += 1;
      refuse(number, parsed.reason, imported.refused);
    } else if (parsed.line.kind === 'end') {
      imported.isWhole = parsed.line.lines === imported.lines + imported.refused;
    } else {
      imported.lines += 1;
      imported.events += parsed.line.kind === 'batch' ? parsed.line.batch.events.length : 0;
      pending.push(put(store, parsed.line));
    }
    if (pending.length >= linesAtOnce) {
      await Promise.all(pending);
      pending = [];
    }
  }
  await Promise.all(pending);
  return imported;
}

async function put(store: Store, line: Exclude<ExportLine, { kind: 'end' }>): Promise<void> {
  if (line.kind === 'steps') {
    await store.rememberSteps(line.site, line.steps);
    return;
  }
  const { batch, marks } = line;
  await store.append(batch);
  // What a mark is about is there first.
  if (marks.length > 0) await store.markNotes(batch.site, marks);
}
