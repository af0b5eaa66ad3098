import type { TimeWindow } from '../../protocol/received-event.ts';
import { kindOfAgent, type KindOfAgent } from './kind-of-agent.ts';
import { parseLine } from './parse-line.ts';

/** What was asked for: a page, the same as Markdown, or what lists the pages for programs. */
export type KindOfPage = 'page' | 'markdown' | 'llms';

export interface RequestCounts {
  /** Lines that are not empty. */
  lines: number;
  /** Lines that are in neither the common nor the combined format. */
  unread: number;
  /** False where no line has a user agent: who asked cannot be told then. */
  hasAgents: boolean;
  counts: Record<KindOfAgent, Record<KindOfPage, number>>;
}

interface AskedRequests {
  /** The site's base path, with a slash at both ends. */
  base: string;
  window: TimeWindow;
}

/**
 * Counts the requests of a site's pages in an access log that were answered with one. Most of those
 * whom no beacon tells of run no scripts: assistants that read for somebody, and programs. No address
 * is kept.
 */
export async function countRequests(
  lines: AsyncIterable<string> | Iterable<string>,
  { base, window }: AskedRequests,
): Promise<RequestCounts> {
  const none = () => ({ page: 0, markdown: 0, llms: 0 });
  const counts = { browser: none(), assistant: none(), crawler: none(), program: none() };
  let [all, unread, hasAgents] = [0, 0, false];
  for await (const line of lines) {
    if (line.trim() === '') continue;
    all += 1;
    const request = parseLine(line);
    if (!request) {
      unread += 1;
      continue;
    }
    const { timeMs, method, path, status, userAgent } = request;
    hasAgents ||= userAgent !== undefined;
    const isAnswered = method === 'GET' && (status === 200 || status === 304 || status === 206);
    if (!isAnswered || timeMs < window.fromMs || timeMs >= window.toMs) continue;
    const kind = kindOfPage(path, base);
    if (kind) counts[kindOfAgent(userAgent)][kind] += 1;
  }
  return { lines: all, unread, hasAgents, counts };
}

/** Undefined for what is no page: scripts, images, beacons. */
function kindOfPage(path: string, base: string): KindOfPage | undefined {
  if (!path.startsWith(base)) return undefined;
  const inner = path.slice(base.length);
  if (inner.startsWith('_')) return undefined;
  if (/^llms(?:-\w+)?\.txt$/.test(inner)) return 'llms';
  if (inner.endsWith('.md')) return 'markdown';
  const name = inner.slice(inner.lastIndexOf('/') + 1);
  return name === '' || name.endsWith('.html') || !name.includes('.') ? 'page' : undefined;
}
