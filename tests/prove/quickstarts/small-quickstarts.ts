const page = (title: string, goal: string, body: string) =>
  `---\ntitle: ${title}\nquickstart:\n  goal: ${goal}\n  needs:\n    - node 20+\n---\n\n${body}\n`;

/** Quickstarts that need no network and little time, of each kind of action: text by id. */
export function smallQuickstarts(port: number): Record<string, string> {
  return {
    commands: page(
      'Commands',
      'Hello, world!',
      `## Make a folder

\`\`\`sh
mkdir hello && cd hello
printf 'Hello, %s!\\n' world > greeting.txt
\`\`\`

## Read it

\`\`\`sh
cat greeting.txt
\`\`\`

\`\`\`txt output
Hello, world!
\`\`\``,
    ),
    program: page(
      'A program',
      'Hello, Ada!',
      `## Write it

\`\`\`js title="greet.mjs"
import { createInterface } from 'node:readline/promises';

const { stdin: input, stdout: output } = process;
const prompt = createInterface({ input, output });
console.log(\`Hello, \${await prompt.question('Your name? ')}!\`);
prompt.close();
\`\`\`

## Run it

\`\`\`sh
node greet.mjs
\`\`\`

\`\`\`txt answer title="Your name?"
Ada
\`\`\`

\`\`\`txt output
...
Hello, Ada!
\`\`\``,
    ),
    server: page(
      'A server',
      'Hello from the server',
      `## Write it

\`\`\`js title="server.mjs"
import { createServer } from 'node:http';

createServer((_, response) => response.end('Hello from the server')).listen(${port});
\`\`\`

## Start it

\`\`\`sh background ready=http://localhost:${port}
node server.mjs
\`\`\`

\`\`\`txt output title="http://localhost:${port}"
Hello from the server
\`\`\``,
    ),
    session: page(
      'A session',
      'Hello again',
      `## Try it

\`\`\`console
$ export GREETING="Hello again"
$ echo "$GREETING"
Hello again
\`\`\``,
    ),
  };
}
