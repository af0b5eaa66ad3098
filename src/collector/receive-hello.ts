import { readHelloCode } from '../protocol/hello-code.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { isObject } from '../protocol/shape.ts';
import { readBody } from './read-body.ts';
import { refuse } from './refuse.ts';
import type { Store } from './store.ts';

interface HelloOptions {
  readManifest: () => Manifest;
  store: Pick<Store, 'takeHello'>;
  now: () => number;
}

const bodyBytes = 1_000;

/**
 * Takes a hello from the reader's terminal: the code that the page shows, as a form (what shells
 * need no quotes for, and Windows cannot take apart) or as JSON, whatever type the request names.
 */
export function helloReceiver({ readManifest, store, now }: HelloOptions) {
  return async function receiveHello(request: Request): Promise<Response | undefined> {
    const body = await readBody(request, bodyBytes);
    const code = body.ok ? codeIn(body.text) : undefined;
    if (code === undefined) {
      const message =
        'A hello is the code that the page shows, ten letters and digits: code=0123456789, or as JSON {"code":"0123456789"}.';
      return refuse(400, 'hello-invalid', message);
    }
    if (await store.takeHello(readManifest().site, code, now())) return undefined;
    const message =
      'Nobody waits for this code: it is unknown, was used before, or is older than a day. The page shows the one that holds.';
    return refuse(404, 'code-unknown', message);
  };
}

function codeIn(text: string): string | undefined {
  const code = text.startsWith('{') ? codeInJson(text) : new URLSearchParams(text).get('code');
  return typeof code === 'string' ? readHelloCode(code) : undefined;
}

function codeInJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value['code'] : undefined;
  } catch {
    return undefined;
  }
}
