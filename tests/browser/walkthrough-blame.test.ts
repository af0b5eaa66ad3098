import { freePort } from '../harness/free-port.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNothingRunning, walkedProject } from './walkthrough-run.ts';
import { broken, run, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

const project = walkedProject();

beforeAll(async () => {
  const quickstarts = blamedQuickstarts(await freePort());
  writeSite(project.dist, quickstarts);
  const exitCode = await project.walk(
    { 'spec-dir': join(import.meta.dirname, '../fixtures/walkthrough-specs') },
    {
      env: {
        WALKED_IDS: quickstarts.map(({ id }) => id).join(' '),
        WALKED_BY: project.root,
      },
    },
  );
  expect(exitCode).toBe(2);
});

afterAll(() => {
  project.remove();
});

/** Mistakes that the shell, or the browser, words in a way that hides what to change. */
function blamedQuickstarts(port: number): SiteQuickstart[] {
  const url = `http://127.0.0.1:${port}`;
  const serve = (answer: string) =>
    `node -e "require('http').createServer((_, res) => { ${answer} }).listen(${port})"`;
  return [
    broken('typographic-quotes', [run('node -e “console.log(1)”')]),
    broken('typographic-quotes-before-output', [
      run('node -e “console.log(1)”\necho Hello'),
      { role: 'output', text: '1\nHello' },
    ]),
    broken('no-break-space', [run('echo 1\nnode\u00a0app.mjs')]),
    broken('copied-prompt', [run('$ node app.mjs')]),
    broken('quote-never-closed', [run("echo 'It works\necho done")]),
    broken('missing-cd', [
      run('mkdir my-app\necho "console.log(1)" > my-app/index.mjs'),
      run('node index.mjs'),
    ]),
    broken('missing-cd-of-a-project', [
      run('mkdir -p my-app && echo "{}" > my-app/package.json'),
      run('npm run dev'),
    ]),
    broken('server-dies-meanwhile', [
      {
        ...run(
          serve("res.end('ok'); console.log('served'); setTimeout(() => process.exit(3), 200)"),
        ),
        background: url,
      },
      run(`while node -e "fetch('${url}').catch(() => process.exit(1))"; do :; done; false`),
    ]),
    broken('hidden-button', [{ ...run('true'), buttonStyle: 'display: none' }]),
    broken('covered-button', [{ ...run('true'), buttonStyle: 'pointer-events: none' }]),
    broken('other-page', [
      {
        ...run(
          serve(
            "res.setHeader('content-type', 'text/html'); res.end('<title>Moon</title>Hello, moon')",
          ),
        ),
        background: url,
      },
      { role: 'open', title: url, text: 'Hello, world!' },
    ]),
    broken('dead-link', [run('true')], { link: '/quickstarts/dead-link/' }),
  ];
}

test('leaves nothing running', () => {
  expectNothingRunning(project.root);
});

test('keeps a picture of the page that shows something else', () => {
  const folder = join(project.root, '.meantime/walkthroughs/other-page');
  expect(existsSync(join(folder, 'opened.png'))).toBe(true);
});

const ids = blamedQuickstarts(1).map(({ id }) => id);
test.each(ids)('says what to change: %s', (id) => {
  expect(project.failure(id)).toMatchSnapshot();
});
