import { readHelloCode } from '../protocol/hello-code.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { isObject } from '../protocol/shape.ts';
import { done } from './endpoint.ts';
import { readBody } from './read-body.ts';
import { refuse } from './refuse.ts';
import type { Store } from './store.ts';

interface HelloOptions {
  readManifest: () => Manifest;
  store: Pick<Store, 'takeHello'>;
  now: () => number;
}

const bodyBytes = 1_000;

/** Takes a hello from the reader's own program: JSON with the code that the page shows, of any type. */
export function helloReceiver({ readManifest, store, now }: HelloOptions) {
  return async function receiveHello(request: Request): Promise<Response> {
    const body = await readBody(request, bodyBytes);
    const code = body.ok ? codeIn(body.text) : undefined;
    if (code === undefined) {
      const message =
        'A hello is JSON with the code that the page shows: {"code":"0123456789"}, ten letters and digits.';
      return refuse(400, 'hello-invalid', message);
    }
    if (await store.takeHello(readManifest().site, code, now())) return done();
    const message =
      'Nobody waits for this code: it is unknown, was used before, or is older than a day. The page shows the one that holds.';
    return refuse(404, 'code-unknown', message);
  };
}

function codeIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const code = isObject(value) ? value['code'] : undefined;
    return typeof code === 'string' ? readHelloCode(code) : undefined;
  } catch {
    return undefined;
  }
}
