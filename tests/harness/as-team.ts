import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The headers of a program that may read: with the token that was made beside a database. */
export function asTeam(cwd: string, database = '.meantime/runs.db'): { Authorization: string } {
  const token = readFileSync(join(cwd, `${database}.token`), 'utf8').trim();
  return { Authorization: `Bearer ${token}` };
}

/** The link to the report in what a server printed. */
export const reportLinkIn = (text: string): string =>
  /http:\/\/\S+\/_meantime\/sign-in\?key=\S+/.exec(text)?.[0] ?? '';

/** Opens a link as a browser does, and gives the session that it answers with: `name=value`. */
export async function openLink(link: string): Promise<{ Cookie: string }> {
  const answer = await fetch(link, { headers: { Accept: 'text/html' } });
  const [cookie = ''] = answer.headers.getSetCookie();
  return { Cookie: cookie.replace(/;.*$/, '') };
}
