import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright';
import { isMeantimeError } from '../../src/protocol/errors.ts';
import { findQuickstart } from '../../src/walkthrough/page/find-quickstart.ts';
import { launchBrowser } from '../harness/browser.ts';

const site = 'http://docs.test/sub/';
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

const quickstart = `<meta name="meantime:quickstart" content='{"id":"start","goal":"Hello"}'><h1>Quickstart</h1>`;

/** Clicks that it took, or the code and message of what went wrong. */
async function find(pages: Record<string, string>, timeoutMs: number): Promise<number | string> {
  await context.route('**/*', async (route) => {
    const body = pages[new URL(route.request().url()).pathname];
    await route.fulfill(
      body === undefined
        ? { status: 404, contentType: 'text/html', body: 'Not found' }
        : { contentType: 'text/html', body: `<!doctype html>${body}` },
    );
  });
  try {
    const { clicks } = await findQuickstart({
      page,
      homeUrl: site,
      quickstartUrl: `${site}start/`,
      timeoutMs,
      quickstart: { id: 'start', title: 'Quickstart', path: '/start/' },
      location: { file: 'content/start.mdx' },
    });
    expect(new URL(page.url()).pathname).toMatch(/^\/sub\/start\/?$/);
    return clicks;
  } catch (error) {
    if (!isMeantimeError(error)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

const inEnglish = {
  button: '<button>Search</button>',
  field: '<input type="search" aria-label="Search the docs">',
};
const search = (behaviour: string, { button, field } = inEnglish) => `${button}
<dialog id="dialog">${field}<ul></ul></dialog>
<script>
  document.querySelector('button').onclick = () => document.getElementById('dialog').showModal();
  document.querySelector('input').oninput = (event) => { ${behaviour} };
</script>`;

const findsIt = `setTimeout(() => { if (event.target.value === 'Quickstart') document.querySelector('ul').innerHTML = '<li><a href="/sub/start/">Quickstart</a></li>'; }, 100);`;

const ways: Record<string, [pages: Record<string, string>, clicks: number]> = {
  'a link in the content': [
    {
      '/sub/': '<nav><a href="/sub/start/">Nav</a></nav><main><a href="start/">Go</a></main>',
      '/sub/start/': quickstart,
    },
    1,
  ],
  'an address without its last slash': [
    { '/sub/': '<main><a href="/sub/start#top">Go</a></main>', '/sub/start': quickstart },
    1,
  ],
  'a link in the navigation': [
    {
      '/sub/': '<nav><a href="/sub/start/">Start</a></nav><main>Hi</main>',
      '/sub/start/': quickstart,
    },
    1,
  ],
  'a navigation that is folded twice': [
    {
      '/sub/':
        '<nav><details><summary>A</summary><details><summary>B</summary><a href="/sub/start/">Start</a></details></details></nav><main>Hi</main>',
      '/sub/start/': quickstart,
    },
    3,
  ],
  'a page that promises to help': [
    {
      '/sub/': '<main><a href="/sub/docs/">Read the docs</a></main>',
      '/sub/docs/': '<nav><a href="/sub/start/">Start</a></nav><main>Docs</main>',
      '/sub/start/': quickstart,
    },
    2,
  ],
  'the search': [{ '/sub/': search(findsIt), '/sub/start/': quickstart }, 2],
  'a navigation that comes late': [
    {
      '/sub/':
        '<nav></nav><main>Hi</main><script>addEventListener("load", async () => { document.querySelector("nav").innerHTML = await (await fetch("nav.html")).text(); });</script>',
      '/sub/nav.html': '<a href="/sub/start/">Start</a>',
      '/sub/start/': quickstart,
    },
    1,
  ],
  'the search, with the link behind it too': [
    {
      '/sub/': `<nav></nav>${search(`document.querySelector('nav').innerHTML = '<a href="/sub/start/">Start</a>'; ${findsIt}`)}`,
      '/sub/start/': quickstart,
    },
    2,
  ],
  'the search of Meantime in another language': [
    {
      '/sub/': search(findsIt, {
        button: '<button data-meantime-search>Suche</button>',
        field: '<input role="combobox" data-meantime-search-field aria-label="Durchsuchen">',
      }),
      '/sub/start/': quickstart,
    },
    2,
  ],
  'the search of another theme in another language': [
    {
      '/sub/': search(findsIt, {
        button: '<div class="DocSearch"><button>検索</button></div>',
        field: '<input type="search" aria-label="検索">',
      }),
      '/sub/start/': quickstart,
    },
    2,
  ],
  'a page whose address promises to help': [
    {
      '/sub/': '<main><a href="/sub/getting-started/">Erste Schritte</a></main>',
      '/sub/getting-started/': '<nav><a href="/sub/start/">Los</a></nav><main>Hallo</main>',
      '/sub/start/': quickstart,
    },
    2,
  ],
  'a page swapped in without a new document': [
    {
      '/sub/': `<main><a href="/sub/start/" onclick="event.preventDefault(); history.pushState({}, '', this.href); document.head.innerHTML = '<meta name=meantime:quickstart content=\\'{&quot;id&quot;:&quot;start&quot;}\\'>'">Go</a></main>`,
    },
    1,
  ],
};

test.each(Object.entries(ways))('finds the quickstart by %s', async (_name, [pages, clicks]) => {
  expect(await find(pages, 30_000)).toBe(clicks);
});

const deadEnds: Record<string, Record<string, string>> = {
  'a link to a missing page': { '/sub/': '<main><a href="start/">Go</a></main>' },
  'a link by the right name to a missing page': {
    '/sub/': '<main><a href="quick-start/">Quickstart</a></main>',
    '/sub/start/': quickstart,
  },
  'a link to a page that is no quickstart': {
    '/sub/': '<main><a href="start/">Go</a></main>',
    '/sub/start/': '<h1>Quickstart</h1>',
  },
  'no link and no search': {
    '/sub/': '<main><a href="other/">Get started</a></main>',
    '/sub/other/': '<p>Other</p>',
    '/sub/start/': quickstart,
  },
  'a search without the result': { '/sub/': search(''), '/sub/start/': quickstart },
  'a home page that is missing': {},
};

test('says what is a dead end', async () => {
  const said: Record<string, unknown> = {};
  for (const [name, pages] of Object.entries(deadEnds)) {
    await context.unrouteAll();
    said[name] = await find(pages, 1_500);
  }
  expect(said).toMatchInlineSnapshot(`
    {
      "a home page that is missing": "site-unreachable: http://docs.test/sub/ was asked for, and the server answered 404.",
      "a link by the right name to a missing page": "link-dead: On the page /sub/ the link "Quickstart" should lead a newcomer to "Quickstart", and at http://docs.test/sub/quick-start/ the server answers 404.",
      "a link to a missing page": "link-dead: On the page /sub/ the link "Go" should lead a newcomer to "Quickstart", and at http://docs.test/sub/start/ the server answers 404.",
      "a link to a page that is no quickstart": "link-dead: On the page /sub/ the link "Go" should lead a newcomer to "Quickstart", and at http://docs.test/sub/start/ no quickstart of this id opens.",
      "a search without the result": "quickstart-not-found: A newcomer on the home page cannot find "Quickstart" (/start/). Looked in vain:

        the links of /sub/ (0)
        the search: no result for "Quickstart" leads there",
      "no link and no search": "quickstart-not-found: A newcomer on the home page cannot find "Quickstart" (/start/). Looked in vain:

        the links of /sub/ (1)
        the links of /sub/other/ (0)
        a search: the page offers none",
    }
  `);
});
