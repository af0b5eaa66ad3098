import { chatText } from '../../text/chat-text.ts';
import type { ReaderNote } from '../notes/reader-notes.ts';
import { renderCount } from '../wording.ts';

export interface ToldNotes {
  site: string;
  /** One of each reader, of the first of them. */
  notes: readonly ReaderNote[];
  /** How many more readers there are. */
  more: number;
  madeAtMs: number;
  /** Where the team reads them; absent where no address is known. */
  url?: string;
}

/** What a webhook says when readers have left notes: as Standard Webhooks asks, and as text for a chat. */
export function notesPayload({ site, notes, more, madeAtMs, url }: ToldNotes): object {
  const lines = notes.map(lineOf);
  const count = notes.length + more;
  const text = [
    ...(count === 1 ? [] : [`${renderCount(count)} readers are stuck in ${chatText(site)}:`]),
    ...lines.map((line) => (count === 1 ? line : `• ${line}`)),
    ...(more === 0 ? [] : [`… and ${renderCount(more)} more.`]),
    ...(url === undefined ? [] : [url]),
  ].join('\n');
  return {
    type: 'notes.left',
    timestamp: new Date(madeAtMs).toISOString(),
    text,
    data: { site, notes: notes.map(toldOf), more, ...(url === undefined ? {} : { url }) },
  };
}

function lineOf({ quickstart, step, place, text }: ReaderNote): string {
  const where = step === undefined ? quickstart : `${quickstart}, “${step}”`;
  return `Stuck at ${chatText(where)} (${chatText(place)}): “${chatText(text)}”`;
}

/** Nothing by which a reader could be found, or their run erased. */
function toldOf(note: ReaderNote): object {
  const { id, quickstart, locale, step, place, text, isOfThisRevision, receivedAtMs } = note;
  return {
    ...{ id, quickstart, place, text, isOfThisRevision },
    ...(locale === undefined ? {} : { locale }),
    ...(step === undefined ? {} : { step }),
    receivedAt: new Date(receivedAtMs).toISOString(),
  };
}
