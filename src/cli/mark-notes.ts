import type { Store } from '../collector/store.ts';
import { idCharacters } from '../protocol/beacon-limits.ts';
import { noteId, noteStatuses, type NoteStatus } from '../protocol/note-mark.ts';
import { readShortCode } from '../protocol/short-code.ts';
import { nearestName } from '../text/nearest-name.ts';
import { commitUnfit, noteStatusUnknown, notesUnnamed, noteUnknown } from './errors.ts';

/** What is to be said of some notes. */
export interface Marking {
  status: NoteStatus;
  ids: readonly string[];
  commit?: string;
}

/**
 * What the words of `meantime notes` ask to be marked; undefined for none.
 *
 * @param commit of the option; empty where it was not given
 * @throws MeantimeError `note-status-unknown`, `notes-unnamed`, `commit-unfit`
 */
export function parseMarking(words: readonly string[], commit: string): Marking | undefined {
  const [word, ...ids] = words;
  const status = noteStatuses.find((known) => known === word);
  if (commit !== '' && status !== 'fixed') throw commitUnfit('it goes with "fixed" alone');
  if (commit.length > idCharacters || /\p{Cc}/u.test(commit)) {
    throw commitUnfit(`at most ${idCharacters} characters, on one line`);
  }
  if (word === undefined) return undefined;
  if (status === undefined) throw noteStatusUnknown(word, nearestName(word, noteStatuses));
  if (ids.length === 0) throw notesUnnamed(status);
  return { status, ids, ...(commit === '' ? {} : { commit }) };
}

/**
 * Marks notes of a site, all of them or none.
 *
 * @returns what was done, for people
 * @throws MeantimeError `note-unknown`, `store-…`
 */
export async function markNotes(
  store: Pick<Store, 'findNotes' | 'markNotes'>,
  { status, ids, commit }: Marking,
  { site, nowMs }: { site: string; nowMs: number },
): Promise<string> {
  const asked = ids.map((typed) => readShortCode(typed) ?? typed);
  const notes = await store.findNotes(site, [...new Set(asked)]);
  const byId = new Map(notes.map((note) => [noteId(note), note]));
  const marks = ids.map((typed) => {
    const note = byId.get(readShortCode(typed) ?? typed);
    if (!note) throw noteUnknown(typed, site);
    const { run, seq } = note;
    return { run, seq, status, atMs: nowMs, ...(commit === undefined ? {} : { commit }) };
  });
  await store.markNotes(site, marks);
  return `${marks.length === 1 ? 'One note is' : `${marks.length} notes are`} ${status}.\n`;
}
