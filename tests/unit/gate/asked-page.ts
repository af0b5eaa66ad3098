import { baselineOf } from '../../../src/gate/baseline/baseline.ts';
import { parseBaseline } from '../../../src/gate/baseline/parse-baseline.ts';
import { renderBaseline } from '../../../src/gate/baseline/render-baseline.ts';
import { compare } from '../../../src/gate/compare.ts';
import type { Verdict } from '../../../src/gate/verdict.ts';
import { parseManifest } from '../../../src/protocol/parse-manifest.ts';
import { manifestOf } from '../lint/check-text.ts';

/** The quickstart that the edits of the tests are made to. */
export const acceptedPage = `---
title: Quickstart
quickstart:
  goal: Hello, world!
  needs:
    - node 22
    - "account at example.com: 1m"
---

Hono is a small web framework that runs wherever JavaScript runs.

You will have a server of your own at the end of this page.

## Install

Hono and the adapter for Node come from the registry, each as a package of its own.

\`\`\`sh
npm init -y
npm install hono@4.1.0 @hono/node-server
\`\`\`

Nothing else is installed.

## How it works

A request is matched with a route, and the route answers it.

## Write the server

Every route has a function, which returns a response.

\`\`\`js title="server.mjs"
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.get('/', (context) => context.text('Hello, world!'));
serve(app);
\`\`\`

## Sign in

The key is shown on the page of your account.

\`\`\`sh
npx hono login --key YOUR_API_KEY
\`\`\`

\`\`\`txt answer title="Remember it?"
y
\`\`\`

## Run it

Start the server and open the page that it shows.

\`\`\`sh background ready=http://localhost:3000
node server.mjs
\`\`\`

\`\`\`txt output
Listening on http://localhost:3000
Press Ctrl+C to stop.
\`\`\`

\`\`\`txt output title="http://localhost:3000"
Hello, world!
\`\`\`
`;

/** The page with some of its texts replaced, each of which must be there. */
export function editedPage(edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((page, [from, to]) => {
    if (!page.includes(from)) throw new Error(`The page does not have ${from}`);
    return page.replace(from, () => to);
  }, acceptedPage);
}

/** What `meantime check` finds in a page for which another was accepted, through the files of both. */
export async function verdictOn(before: string, after: string): Promise<Verdict> {
  const committed = renderBaseline(baselineOf(await builtManifest(before)));
  return compare(await builtManifest(after), parseBaseline(committed));
}

async function builtManifest(page: string) {
  const { manifest, problems } = await manifestOf(page, 'quickstart.mdx');
  if (problems[0]) throw problems[0];
  return parseManifest(JSON.stringify(manifest));
}
