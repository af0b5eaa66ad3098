import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { teamAccess } from '../../../src/collector/access/team-access.ts';
import { noteId } from '../../../src/protocol/note-mark.ts';
import { notesPage } from '../../../src/reports/notes/notes-page.ts';
import {
  refusalOf,
  startCollector,
  testBatch,
  testManifest,
} from '../../harness/start-collector.ts';

const token = 'a token that nobody guesses';
const origin = 'http://localhost';
const nowMs = 1_800_000_000_000;
const site = 'hono-docs';

/** A collector with one note, and a browser that has signed in. */
async function open() {
  const now = () => nowMs;
  const access = teamAccess({ token, now });
  const { store } = await startCollector();
  const { handler } = await startCollector({
    ...{ access, store, now },
    reports: notesPage({ readManifest: testManifest, store, now, formKey: access.formKey }),
  });
  const batch = testBatch([
    { kind: 'open' },
    { kind: 'confused', step: 'write', note: 'Which <b>folder</b>?\n\u202eHere' },
  ]);
  await store.append({ ...batch, receivedAtMs: nowMs - 1_000, bot: false });
  const signedIn = await handler(new Request(`${origin}/_meantime/${access.newLink()}`));
  const session = { Cookie: (signedIn.headers.getSetCookie()[0] ?? '').replace(/;.*/, '') };
  const ask = (path: string, init: RequestInit = {}) =>
    handler(new Request(`${origin}/_meantime/${path}`, init));
  const page = async (path = 'notes') => {
    const answer = await ask(path, { headers: session });
    return parseHTML(await answer.text()).document;
  };
  const { run } = batch;
  const send = (path: string, fields: Record<string, string>, headers = {}) => {
    const body = new URLSearchParams(fields).toString();
    return ask(path, {
      ...{ method: 'POST', body },
      headers: { ...session, Origin: origin, 'Content-Length': String(body.length), ...headers },
    });
  };
  return { store, ask, page, send, session, id: noteId({ run, seq: 1 }), run };
}

describe('the page of notes', () => {
  it('shows what was written, and marks it by its own form', async () => {
    const { store, page, send, id, run } = await open();
    const shown = await page();
    expect(shown.querySelector(`article[id="${id}"] blockquote`)?.textContent.trim()).toBe(
      'Which <b>folder</b>?\n\ufffdHere',
    );
    const form = shown.querySelector('form');
    const action = form?.getAttribute('action') ?? '';
    const field = form?.querySelector('input[type=hidden]')?.getAttribute('value') ?? '';
    const labels = [...(form?.querySelectorAll('button') ?? [])].map(
      (button) => button.textContent,
    );
    expect(labels).toEqual(['Seen', 'Fixed', 'Answered']);
    const sent = await send(action, { id: field, status: 'fixed' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `notes?since=30d#${id}`]);
    expect(await store.readMarks(site)).toEqual([{ run, seq: 1, status: 'fixed', atMs: nowMs }]);
    expect((await page()).querySelector('article .meaning')?.textContent).toContain(
      'fixed 2027-01-15',
    );
  });

  it.each([
    ['of another page of the site, without the key', 'notes', {}, '403 form-refused'],
    ['of another page, with a key made up', 'notes?key=abc', {}, '403 form-refused'],
    ['of another site', undefined, { Origin: 'https://evil.example' }, '403 form-refused'],
    ['of a page that hides where it is', undefined, { Origin: 'null' }, '403 form-refused'],
    ['by a script', undefined, { 'Sec-Fetch-Dest': 'empty' }, '403 session-by-script'],
    ['without a session', undefined, { Cookie: '' }, '401 token-missing'],
    ['with no length', undefined, { 'Content-Length': '9999' }, '413 form-too-large'],
  ])('refuses a form %s', async (_, path, headers, refusal) => {
    const { store, page, send, id } = await open();
    const action = (await page()).querySelector('form')?.getAttribute('action') ?? '';
    const sent = await send(path ?? action, { id, status: 'seen' }, headers);
    expect(await refusalOf(sent)).toContain(`${refusal}: `);
    expect(await store.readMarks(site)).toEqual([]);
  });

  it('takes it from a program with the token', async () => {
    const { store, send, id } = await open();
    const program = { Cookie: '', Authorization: `Bearer ${token}` };
    expect((await send('notes', { id, status: 'seen' }, program)).status).toBe(303);
    expect(await store.readMarks(site)).toHaveLength(1);
    const wrong = [
      [{ id, status: 'done' }, '400 note-status-unknown'],
      [{ id: '0000000000', status: 'seen' }, '404 note-unknown'],
    ] as const;
    for (const [fields, refusal] of wrong) {
      expect(await refusalOf(await send('notes', fields, program))).toContain(refusal);
    }
  });

  it('shows the newest of a flood, few of one run, and what is left out when asked', async () => {
    const { store, page, send } = await open();
    const flood = (note: string, rest: object, seqs = 199) => {
      const events = Array.from({ length: seqs }, () => ({ kind: 'confused', note }) as const);
      return store.append({ ...testBatch(events), receivedAtMs: nowMs - 500, bot: false, ...rest });
    };
    for (let run = 0; run < 60; run += 1) await flood('Crowded', { crowded: true });
    for (let run = 0; run < 70; run += 1) await flood('Many', {}, 10);
    await flood('Bot', { bot: true });
    // Others have their turn while it reads.
    let turns = 0;
    const take = () => {
      turns += 1;
      timer = setImmediate(take);
    };
    let timer = setImmediate(take);
    const shown = await page();
    clearImmediate(timer);
    expect(turns).toBeGreaterThan((60 * 199) / 1_000);
    expect(shown.querySelectorAll('article')).toHaveLength(200);
    expect(shown.querySelector('.meaning + article, article .meaning')).not.toBeNull();
    const text = shown.querySelector('main')?.textContent ?? '';
    expect(text).toContain('200 of 701 notes are shown, the newest, and few of one run');
    expect(text).toContain('and 7 more of this run');
    expect(text).not.toMatch(/Crowded|Bot/);
    expect(text).toContain('12,139 of bots and of addresses that began many runs are left out');
    const link = shown.querySelector('main > p a')?.getAttribute('href') ?? '';
    const all = await page(`notes${link}`);
    expect(all.querySelector('main')?.textContent).toMatch(/Crowded|Bot/);
    const action = all.querySelector('form')?.getAttribute('action') ?? '';
    const [article] = all.querySelectorAll('article');
    const marked = await send(action, { id: article?.id ?? '', status: 'seen' });
    expect(marked.headers.get('location')).toBe(`notes?since=30d&all=#${article?.id}`);
    expect(await store.readMarks(site)).toHaveLength(1);
  });

  it('is the team alone to read, and says what window it knows', async () => {
    const { ask, session } = await open();
    expect((await ask('notes')).status).toBe(401);
    const wrong = await ask('notes?since=monday', { headers: session });
    expect(await refusalOf(wrong)).toContain('400 since-invalid');
    const { headers, status } = await ask('notes', { headers: session, method: 'HEAD' });
    expect([status, headers.get('referrer-policy')]).toEqual([200, 'same-origin']);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^;]+; img-src data:; base-uri 'none'; form-action 'self'/,
    );
  });
});
