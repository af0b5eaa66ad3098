import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a registry on loopback fails. */
export const registryFaults = {
  drops: (request) => request.socket.destroy(),
  'answers 500': (_request, response) => response.writeHead(500).end(),
} as const satisfies Record<string, RequestListener>;

/** A registry that knows no name. */
export const knowsNothing: RequestListener = (_request, response) => {
  response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"Not found"}');
};

/** Serves as a registry while something is done. */
export async function withRegistry<Result>(
  answer: RequestListener,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  try {
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** A quickstart that installs from that registry. */
export function installs(url: string): string {
  return `---
title: Install
quickstart:
  goal: Hello, world!
---

## Install

\`\`\`ini title=".npmrc"
registry=${url}/
fetch-retries=0
audit=false
update-notifier=false
\`\`\`

\`\`\`sh
npm install express
echo "Hello, world!"
\`\`\`

\`\`\`txt output
...
Hello, world!
\`\`\`
`;
}
