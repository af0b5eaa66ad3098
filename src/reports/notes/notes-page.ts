import { ownFolder } from '../../protocol/own-folder.ts';
import { isMeantimeError } from '../../protocol/errors.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { noteId, noteStatuses, type NoteMark } from '../../protocol/note-mark.ts';
import type { AskedNotes, FoundNotes } from '../../protocol/found-notes.ts';
import type { ReceivedEvent, TimeWindow } from '../../protocol/received-event.ts';
import { readShortCode } from '../../protocol/short-code.ts';
import { notesPolicy, renderNotesPage } from '../page/render-notes-page.ts';
import { parseWindow, usualSince } from '../parse-window.ts';
import { readerNotes } from './reader-notes.ts';

export interface NotesPageOptions {
  readManifest: () => Manifest;
  store: {
    readNotes: (site: string, asked: AskedNotes) => Promise<FoundNotes>;
    findNotes: (site: string, ids: readonly string[]) => Promise<ReceivedEvent[]>;
    readMarks: (site: string) => Promise<NoteMark[]>;
    markNotes: (site: string, marks: readonly NoteMark[]) => Promise<void>;
  };
  now: () => number;
  /** What the forms of the page carry as `?key=`, for whoever lets them in. */
  formKey: () => string;
}

const headers = {
  'X-Content-Type-Options': 'nosniff',
  // A form that is sent says where it stands, to this host alone.
  'Referrer-Policy': 'same-origin',
  'Content-Security-Policy': notesPolicy,
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const formBytes = 1_000;

/** A flood of notes makes no page that cannot be opened, and no run fills it. */
const mostNotes = 200;
const mostOfRun = 3;

/** Whether a path of the origin is that of the notes. */
export function isNotesPath(pathname: string, base: string): boolean {
  return pathname === `${base}${ownFolder}notes`;
}

/**
 * `{base}_meantime/notes`: what readers wrote, and a form at each note by which the team says that it
 * is seen, fixed or answered. It works without a script. Undefined for any other path.
 */
export function notesPage(options: NotesPageOptions) {
  const { readManifest } = options;

  return async function answer(request: Request): Promise<Response | undefined> {
    const url = new URL(request.url);
    const manifest = readManifest();
    if (!isNotesPath(url.pathname, manifest.base)) return undefined;
    const since = url.searchParams.get('since') ?? usualSince;
    const all = url.searchParams.has('all');
    switch (request.method) {
      case 'GET':
        return list(options, manifest, { since, all });
      case 'HEAD':
        return new Response(null, await list(options, manifest, { since, all }));
      case 'POST':
        return mark(options, request, { site: manifest.site, since, all });
      default: {
        const allowed = { ...headers, Allow: 'GET, HEAD, POST' };
        return new Response(null, { status: 405, headers: allowed });
      }
    }
  };
}

/** What the address of the page asks for. */
interface AskedPage {
  since: string;
  /** Also what bots and crowded runs left. */
  all: boolean;
}

async function list(
  { store, now, formKey }: NotesPageOptions,
  manifest: Manifest,
  { since, all }: AskedPage,
): Promise<Response> {
  let window: TimeWindow;
  try {
    window = parseWindow(since, undefined, now());
  } catch (error) {
    if (!isMeantimeError(error)) throw error;
    return refuse(400, error.code, error.message);
  }
  const { site, base } = manifest;
  const [found, marks] = await Promise.all([
    store.readNotes(site, { window, most: mostNotes, mostOfRun, all }),
    store.readMarks(site),
  ]);
  const { events, count, setAside, moreOfRun } = found;
  const notes = readerNotes(events, marks, manifest, moreOfRun);
  const shown = { site, base, since, all, window, count, setAside, formKey: formKey() };
  const page = renderNotesPage(notes, shown);
  const type = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(page, { headers: { ...headers, ...type } });
}

async function mark(
  { store, now }: NotesPageOptions,
  request: Request,
  { site, since, all }: AskedPage & { site: string },
): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? Infinity);
  if (!(length <= formBytes)) {
    const message = `A form has at most ${formBytes} bytes, and says how many.`;
    return refuse(413, 'form-too-large', message);
  }
  const form = new URLSearchParams(await request.text());
  const status = noteStatuses.find((known) => known === form.get('status'));
  if (!status)
    return refuse(400, 'note-status-unknown', 'A note is seen, fixed, answered or open.');
  const id = readShortCode(form.get('id') ?? '');
  const [note] = id === undefined ? [] : await store.findNotes(site, [id]);
  if (!note) {
    const message = 'There is no such note: its reader may have erased it meanwhile.';
    return refuse(404, 'note-unknown', message);
  }
  const { run, seq } = note;
  await store.markNotes(site, [{ run, seq, status, atMs: now() }]);
  const query = new URLSearchParams({ since, ...(all && { all: '' }) });
  // Loading the page again sends nothing twice.
  const Location = `notes?${query.toString()}#${noteId(note)}`;
  return new Response(null, { status: 303, headers: { ...headers, Location } });
}

function refuse(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status, headers });
}
