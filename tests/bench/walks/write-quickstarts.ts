import { run, writeSite, type SiteQuickstart } from '../../browser/walkthrough-site.ts';

const work = `import { createHash } from 'node:crypto';

let digest = '';
for (const until = Date.now() + 500; Date.now() < until; ) {
  digest = createHash('sha256').update(digest).digest('hex');
}
console.log('Bundled.');`;

const server = (port: number) => `import { createServer } from 'node:http';

createServer((_, response) => response.end('Hello, world!')).listen(${port}, '127.0.0.1');`;

/**
 * Writes a site of quickstarts, each of which downloads something, makes the machine work, starts a
 * server and opens its page.
 *
 * @param each what takes a while to come, and the port of the server: those that name the same port
 * would wait for each other
 */
export function writeQuickstarts(
  dist: string,
  each: readonly { downloadUrl: string; port: number }[],
): void {
  writeSite(
    dist,
    each.map(({ downloadUrl, port }, index): SiteQuickstart => {
      const url = `http://127.0.0.1:${port}/`;
      return {
        id: `quickstart-${index + 1}`,
        steps: {
          Install: [
            run(`mkdir app && cd app\ncurl --silent --show-error --output sdk ${downloadUrl}`),
          ],
          Bundle: [
            { role: 'save', title: 'bundle.mjs', text: work },
            run('node bundle.mjs'),
            { role: 'output', text: 'Bundled.' },
          ],
          Serve: [
            { role: 'save', title: 'server.mjs', text: server(port) },
            { ...run('node server.mjs'), background: url },
            { role: 'open', title: url, text: 'Hello, world!' },
          ],
        },
      };
    }),
  );
}
