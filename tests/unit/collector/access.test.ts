import { describe, expect, it } from 'vitest';
import { teamAccess } from '../../../src/collector/access/team-access.ts';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
} from '../../harness/start-collector.ts';

const token = 'a token that nobody guesses';
const origin = 'http://localhost';
const bearer = { Authorization: `Bearer ${token}` };

/** A collector with pages to read, and a clock that can be set ahead. */
async function openCollector(publicUrl?: string) {
  let aheadMs = 0;
  const now = () => 1_800_000_000_000 + aheadMs;
  const access = teamAccess({ token, now, ...(publicUrl === undefined ? {} : { publicUrl }) });
  const { handler, server } = await startCollector({
    access,
    reports: () => Promise.resolve(new Response('all that readers did')),
  });
  return {
    access,
    server,
    pass: (ms: number) => (aheadMs += ms),
    get: (path = '', headers: Record<string, string> = {}, at = origin) =>
      handler(new Request(`${at}/_meantime/${path}`, { headers })),
    post: (path: string, body: string) =>
      handler(new Request(`${origin}/_meantime/${path}`, { method: 'POST', body })),
  };
}

const sessionOf = (answer: Response) => ({
  Cookie: (answer.headers.getSetCookie()[0] ?? '').replace(/;.*/, ''),
});

describe('what readers did', () => {
  it('is read with the token', async () => {
    const { get } = await openCollector();
    expect(await (await get('', bearer)).text()).toBe('all that readers did');
    expect((await get('', { Authorization: `bearer  ${token}` })).status).toBe(200);
  });

  it.each([
    ['without a token', {}, '401 token-missing'],
    ['with another', { Authorization: 'Bearer a token that somebody guessed' }, '401 token-wrong'],
    ['with a part of it', { Authorization: 'Bearer a token' }, '401 token-wrong'],
    ['with none in its place', { Authorization: 'Bearer ' }, '401 token-missing'],
    ['with it in another scheme', { Authorization: `Basic ${token}` }, '401 token-missing'],
    ['with it as a cookie', { Cookie: `meantime=${token}` }, '401 token-missing'],
    ['from the same machine', { 'X-Forwarded-For': '127.0.0.1' }, '401 token-missing'],
  ])('is not read %s', async (_, headers, refusal) => {
    const { get } = await openCollector();
    const answer = await get('report.json', headers);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await refusalOf(answer)).toContain(`${refusal}: `);
  });

  it('is not there where nobody was named who may read it', async () => {
    const { handler } = await startCollector({
      reports: () => Promise.resolve(new Response('all that readers did')),
    });
    for (const path of ['', 'report.json', 'sign-in?key=a']) {
      expect((await handler(new Request(`${origin}/_meantime/${path}`))).status).toBe(404);
    }
  });

  it('is asked for by a page where a person looks', async () => {
    const { get } = await openCollector();
    const page = await get('', { Accept: 'text/html,*/*;q=0.8' });
    expect(page.status).toBe(401);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await page.text()).toContain('action="sign-in"');
  });
});

describe('a link', () => {
  it('opens a session that holds for a week', async () => {
    const { access, get, pass } = await openCollector();
    const opened = await get(access.newLink());
    expect(opened.status).toBe(200);
    expect(await opened.text()).toContain('url=./');
    expect(opened.headers.get('set-cookie')).toMatch(
      /^meantime-[\w-]{8}=\d+\.[\w-]{43}; Path=\/_meantime\/; Max-Age=604800; HttpOnly; SameSite=Strict$/,
    );
    const session = sessionOf(opened);
    expect((await get('', session)).status).toBe(200);
    pass(7 * 86_400_000 - 1);
    expect((await get('', session)).status).toBe(200);
    pass(1);
    expect(await refusalOf(await get('', session))).toContain('401 token-missing');
  });

  it('opens nothing a second time, after an hour, or changed', async () => {
    const { access, get, pass } = await openCollector();
    const link = access.newLink();
    expect(await refusalOf(await get(`${link}x`))).toContain('401 link-used');
    expect((await get(link)).status).toBe(200);
    const again = await get(link);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await refusalOf(again)).toContain('401 link-used');
    const late = access.newLink();
    pass(3_600_000);
    expect(await refusalOf(await get(late))).toContain('401 link-used');
  });

  it('is not used up by a browser that looks ahead', async () => {
    const { access, get } = await openCollector();
    const link = access.newLink();
    const ahead = await get(link, { 'Sec-Purpose': 'prefetch' });
    expect([ahead.status, ahead.headers.get('set-cookie')]).toEqual([503, null]);
    expect((await get(link)).status).toBe(200);
  });

  it('is not needed by who has the token', async () => {
    const { get, post } = await openCollector();
    expect((await get('sign-in')).status).toBe(200);
    const wrong = await post('sign-in', 'token=something');
    expect(await refusalOf(wrong)).toContain('401 token-wrong');
    const session = sessionOf(await post('sign-in', new URLSearchParams({ token }).toString()));
    expect((await get('', session)).status).toBe(200);
  });
});

describe('a session', () => {
  async function signedIn() {
    const opened = await openCollector();
    return { ...opened, session: sessionOf(await opened.get(opened.access.newLink())) };
  }

  it('reads nothing for a script, a frame or an image of the site beside it', async () => {
    const { get, session } = await signedIn();
    const asked = (destination: string) => get('', { ...session, 'Sec-Fetch-Dest': destination });
    for (const destination of ['empty', 'iframe', 'frame', 'script', 'image', 'object', 'worker']) {
      expect(await refusalOf(await asked(destination))).toContain('403 session-by-script');
    }
    expect((await asked('document')).status).toBe(200);
    expect(await refusalOf(await asked('style'))).toContain('403 session-by-script');
    const style = await get('report.css', { ...session, 'Sec-Fetch-Dest': 'style' });
    expect(style.status).toBe(200);
  });

  it('reads nothing for a service worker that has the page of a person loaded for itself', async () => {
    const { get, session } = await signedIn();
    const headers = { ...session, 'Sec-Fetch-Dest': 'document' };
    const preloaded = await get('', { ...headers, 'Service-Worker-Navigation-Preload': 'true' });
    expect(await refusalOf(preloaded)).toContain('403 session-by-script');
  });

  it('holds for its own token alone, and not when it was changed', async () => {
    const { session, get } = await signedIn();
    const other = teamAccess({ token: 'the token of another one', now: () => 1_800_000_000_000 });
    const request = new Request(`${origin}/_meantime/`, { headers: session });
    expect(other.refusalOf(request)?.status).toBe(401);
    const longer = session.Cookie.replace(/=\d/, '=9');
    expect((await get('', { Cookie: longer })).status).toBe(401);
    expect((await get('', { Cookie: `a=b; ${session.Cookie}` })).status).toBe(200);
  });

  it('is for the folder of its site, and for HTTPS where the site is', async () => {
    const access = teamAccess({ token, publicUrl: 'https://docs.example.com' });
    const link = new Request(`http://127.0.0.1/docs/_meantime/${access.newLink()}`);
    const cookie = (await access.signIn(link, '/docs/_meantime/')).headers.get('set-cookie');
    expect(cookie).toMatch(/; Path=\/docs\/_meantime\/; .*; Secure$/);
  });
});

describe('a host', () => {
  const answerAt = async (at: string, publicUrl?: string) => {
    const { get } = await openCollector(publicUrl);
    const { status } = await get('', bearer, at);
    return status;
  };

  it.each(['http://127.0.0.1:4321', 'http://[::1]', 'http://192.0.2.7', 'http://a.localhost:80'])(
    'of this machine is answered: %s',
    async (at) => {
      expect(await answerAt(at)).toBe(200);
    },
  );

  it.each([
    'http://docs.example.com',
    'http://rebound.example:4321',
    'http://127.0.0.1.rebound.example',
    'http://localhost.rebound.example',
  ])('that a stranger may have pointed here is not: %s', async (at) => {
    expect(await answerAt(at)).toBe(403);
    expect(await answerAt(at, 'https://docs.example.org')).toBe(403);
  });

  it('that is public is answered, and no other like it', async () => {
    const publicUrl = 'https://docs.example.com';
    expect(await answerAt(publicUrl, publicUrl)).toBe(200);
    // A proxy ends HTTPS.
    expect(await answerAt('http://docs.example.com', publicUrl)).toBe(200);
    expect(await answerAt('http://docs.example.com:81', publicUrl)).toBe(403);
    expect(await answerAt('http://x.docs.example.com', publicUrl)).toBe(403);
    expect(await answerAt('http://127.0.0.1:4321', publicUrl)).toBe(200);
  });

  it('is checked before a link is used up, and not for beacons', async () => {
    const { access, get, server } = await openCollector();
    const link = access.newLink();
    expect(await refusalOf(await get(link, {}, 'http://rebound.example'))).toContain(
      '403 host-refused',
    );
    expect((await get(link)).status).toBe(200);
    const batch = testBatch([{ kind: 'land' }]);
    const url = `${server.url}/_meantime/runs`;
    expect((await postBeacons(url, batch, { Host: 'docs.example.com' })).status).toBe(204);
  });
});

it('without a token nothing answers but what readers need', async () => {
  const { server } = await openCollector();
  const paths = ['', 'report.json', 'report.css', 'notes', 'metrics', 'export', 'else'];
  const answers = await Promise.all(paths.map((path) => fetch(`${server.url}/_meantime/${path}`)));
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 401));
  const run = '0'.repeat(32);
  const erased = await fetch(`${server.url}/_meantime/runs/${run}`, { method: 'DELETE' });
  expect(erased.status).toBe(204);
});
