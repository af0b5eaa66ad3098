import { createHmac } from 'node:crypto';
import { isSameSecret } from './is-same-secret.ts';

/** How long a browser stays signed in. */
const keptForSeconds = 7 * 24 * 3_600;

/**
 * Sessions signed with the token: nothing is kept of them, they survive a restart, and end when the
 * token is another.
 */
export function sessions(token: string, now: () => number) {
  // Browsers keep one jar for all ports of a host; so each token has a name of its own there.
  const name = `meantime-${sign(token, 'name').slice(0, 8)}`;
  return {
    /** What proves that a form was made for who has a session. */
    formKey: sign(token, 'form'),
    /** The value of `Set-Cookie`. */
    cookie: (path: string, isSecure: boolean): string => {
      const expiresAt = String(now() + keptForSeconds * 1_000);
      const parts = [
        `${name}=${expiresAt}.${sign(token, `session ${expiresAt}`)}`,
        `Path=${path}`,
        `Max-Age=${keptForSeconds}`,
        'HttpOnly',
        'SameSite=Strict',
        ...(isSecure ? ['Secure'] : []),
      ];
      return parts.join('; ');
    },
    /** Whether the request comes with a session that holds. */
    has: (request: Request): boolean => {
      const cookies = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim());
      return cookies.some((cookie) => {
        const [, expiresAt = '', signature = ''] = /^[^=]*=(\d{1,16})\.(.*)$/.exec(cookie) ?? [];
        return (
          cookie.startsWith(`${name}=`) &&
          now() < Number(expiresAt) &&
          isSameSecret(signature, sign(token, `session ${expiresAt}`))
        );
      });
    },
  };
}

function sign(token: string, text: string): string {
  return createHmac('sha256', token).update(text).digest('base64url');
}
