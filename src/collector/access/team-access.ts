import { readBody } from '../read-body.ts';
import { refuse, securityHeaders } from '../refuse.ts';
import { isOwnForm } from './is-own-form.ts';
import { isKnownHost } from './is-known-host.ts';
import { oneTimeKeys } from './one-time-keys.ts';
import { isSameSecret } from './is-same-secret.ts';
import { sessions } from './sessions.ts';
import { signInPage, type SignInProblem } from './sign-in-page.ts';

export interface AccessOptions {
  /** Whoever has it may read; a function where it is only looked up once somebody asks. */
  token: string | (() => string);
  /**
   * Origin by which the team reaches the collector: `https://docs.example.com`.
   * @default none: addresses of machines and `localhost` alone are answered
   */
  publicUrl?: string;
  /** Wall clock, ms since 1970. @default Date.now */
  now?: () => number;
}

/** Who may read what the collector keeps. */
export interface Access {
  /** Undefined when the request may do what it asks; else what it is answered. */
  refusalOf(request: Request): Response | undefined;
  /**
   * What forms of the team's pages carry as `?key=`. Other pages of the site cannot know it, since
   * they cannot read those.
   */
  readonly formKey: () => string;
  /**
   * Answers the address `sign-in`: `GET` with the key of a link, `POST` of the token by the form.
   *
   * @param folder path of the folder that the session is for, with a slash at both ends
   */
  signIn(request: Request, folder: string): Promise<Response>;
  /** `sign-in?key=…`, below the folder: opens a session once, within the hour. */
  newLink(): string;
}

const formBytes = 1_000;

/**
 * Whether a session is used by a person who goes to a page, or by that page for its style sheet. A
 * script of the site that is served beside it, or a frame, asks for something else, and reads nothing;
 * a service worker may have what a person goes to loaded for itself, and says so.
 */
function isOfPerson({ url, headers }: Request): boolean {
  if (headers.has('service-worker-navigation-preload')) return false;
  const destination = headers.get('sec-fetch-dest');
  if (destination === 'style') return new URL(url).pathname.endsWith('.css');
  return destination === null || destination === 'document';
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/**
 * Lets those read who have the token, or a session that came from a link or from the token. Where a
 * request comes from is no right: a proxy on the same machine looks local.
 */
export function teamAccess({ token, publicUrl, now = Date.now }: AccessOptions): Access {
  const readToken = typeof token === 'function' ? token : () => token;
  const keys = oneTimeKeys(now);

  return {
    refusalOf(request) {
      if (!isKnownHost(request, publicUrl)) return refuseHost();
      const secret = readToken();
      const [, bearer] = /^Bearer +(.*)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
      if (bearer !== undefined) {
        const isRight = isSameSecret(bearer.trim(), secret);
        return isRight ? undefined : unauthorized(request, 'token-wrong');
      }
      const { has, formKey } = sessions(secret, now);
      if (!has(request)) return unauthorized(request, 'token-missing');
      if (!isOfPerson(request)) return refuseScript();
      if (isReading(request)) return undefined;
      return isOwnForm(request, { publicUrl, formKey }) ? undefined : refuseForm();
    },

    formKey: () => sessions(readToken(), now).formKey,
    async signIn(request, folder) {
      if (!isKnownHost(request, publicUrl)) return refuseHost();
      switch (request.method) {
        case 'GET':
          return withLink(request, folder);
        case 'POST':
          return withToken(request, folder);
        default:
          return refuse(405, 'method-not-allowed', 'This address takes GET and POST.', {
            Allow: 'GET, POST',
          });
      }
    },

    newLink: () => `sign-in?key=${keys.make()}`,
  };

  function withLink(request: Request, folder: string): Response {
    const key = new URL(request.url).searchParams.get('key');
    if (key === null) return signInPage();
    // A browser that looks ahead must not use up what its person is about to open.
    const isLookingAhead = request.headers.get('sec-purpose')?.includes('prefetch') === true;
    if (isLookingAhead) return refuse(503, 'link-not-opened', 'Open the link to use it.');
    return keys.take(key) ? signedIn(request, folder) : unauthorized(request, 'link-used');
  }

  async function withToken(request: Request, folder: string): Promise<Response> {
    const body = await readBody(request, formBytes);
    const given = body.ok ? new URLSearchParams(body.text).get('token') : null;
    const isRight = given !== null && isSameSecret(given.trim(), readToken());
    return isRight ? signedIn(request, folder) : unauthorized(request, 'token-wrong');
  }

  function signedIn(request: Request, folder: string): Response {
    const isSecure = (publicUrl ?? request.url).startsWith('https:');
    const cookie = sessions(readToken(), now).cookie(folder, isSecure);
    return new Response(signedInPage, {
      headers: {
        ...securityHeaders,
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
        'Set-Cookie': cookie,
      },
    });
  }
}

// A page that goes on, since a redirect of a link in another site's page would come without its
// cookie (SameSite=Strict).
const signedInPage = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=./"><title>Signed in</title><p><a href="./">To the report</a>`;

const problems: Record<SignInProblem, string> = {
  'token-missing':
    'This is read with a token (Authorization: Bearer …), or in a browser that has signed in.',
  'token-wrong': 'This is not the token.',
  'link-used': 'This link was used before, is older than an hour, or was made before a restart.',
};

function unauthorized(request: Request, code: SignInProblem): Response {
  const isPage = request.headers.get('accept')?.includes('text/html') === true;
  const headers = { 'WWW-Authenticate': 'Bearer realm="meantime"' };
  return isPage
    ? signInPage({ code, message: problems[code], headers })
    : refuse(401, code, problems[code], headers);
}

function refuseHost(): Response {
  const message =
    'The collector is not known by this host. If the team reaches it so, start it with --public-url.';
  return refuse(403, 'host-refused', message);
}

function refuseForm(): Response {
  const message =
    'This was sent by no page of the collector, or by one that was opened before the token changed. Load the page again.';
  return refuse(403, 'form-refused', message);
}

function refuseScript(): Response {
  const message =
    'A session is for pages that a person opens; a program sends the token (Authorization: Bearer …).';
  return refuse(403, 'session-by-script', message);
}
