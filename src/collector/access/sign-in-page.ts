import { createHash } from 'node:crypto';
import { securityHeaders, withCode } from '../refuse.ts';

/** Why somebody has to sign in; the code of the refusal. */
export type SignInProblem = 'token-missing' | 'token-wrong' | 'link-used';

interface AskedToSignIn {
  code: SignInProblem;
  message: string;
  headers: Record<string, string>;
}

const css =
  ':root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}main{max-width:34rem;margin:15vh auto 0;padding:0 1rem}input,button{font:inherit;padding:.4rem .6rem}input{width:min(100%,20rem);box-sizing:border-box}';
const cssHash = createHash('sha256').update(css).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${cssHash}'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** Asks for the token, in place of what it opens. It works without a script. */
export function signInPage(problem?: AskedToSignIn): Response {
  const alert =
    problem === undefined || problem.code === 'token-missing'
      ? ''
      : `<p role="alert">${problem.message}</p>`;
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Sign in to Meantime</title>
<link rel="icon" href="data:,">
<style>${css}</style>
</head>
<body>
<main>
<h1>For the team of this site</h1>
${alert}
<p>Open the link that was printed when the server started. It works once, within the hour. Or give the token, which is kept in a file beside the database.</p>
<form method="post" action="sign-in">
<p><label for="token">Token</label><br>
<input id="token" name="token" type="password" autocomplete="current-password" required></p>
<p><button>Sign in</button></p>
</form>
</main>
</body>
</html>
`;
  const response = new Response(page, {
    status: problem === undefined ? 200 : 401,
    headers: {
      ...securityHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      ...problem?.headers,
    },
  });
  return problem === undefined ? response : withCode(response, problem.code);
}
