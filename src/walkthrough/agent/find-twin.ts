import { markdownToMdast, type MdastNode } from 'satteri';
import type { SourceLocation } from '../../protocol/errors.ts';
import type { Quickstart } from '../../protocol/manifest.ts';
import { indexName, twinPath } from '../../protocol/twin-path.ts';
import { printable } from '../../text/printable.ts';
import { firstLine } from '../output/first-line.ts';
import { indexNotRead, pageNotListed, twinNotRead } from './agent-errors.ts';

/** What an address answers. */
export interface AgentAnswer {
  status: number;
  type: string;
  text: string;
}

interface TwinSearch {
  /** Address of the site's home page in the quickstart's language, with a slash at its end. */
  homeUrl: string;
  quickstart: Pick<Quickstart, 'title' | 'path'>;
  location: SourceLocation;
  get: (url: string) => Promise<AgentAnswer>;
}

interface FoundTwin {
  url: string;
  text: string;
}

/**
 * Finds the Markdown of a quickstart as an assistant does, in two requests: the list of all pages, and
 * the page that has the quickstart's name there.
 *
 * @throws MeantimeError `agent-index-missing`, `agent-page-unlisted`, `agent-page-missing`
 */
export async function findTwin(search: TwinSearch): Promise<FoundTwin> {
  const { homeUrl, quickstart, location } = search;
  const indexUrl = new URL(indexName, homeUrl).href;
  const index = await read(search, indexUrl, (reason) =>
    indexNotRead.at({ location }, indexUrl, reason),
  );
  const links = linksOf(markdownToMdast(index));
  const named = links.filter(({ label }) => sameWords(label, quickstart.title));
  // Of pages of one name the reader has been told which.
  const link = named.find(({ address }) => address.endsWith(twinPath(quickstart.path))) ?? named[0];
  if (!link) {
    const listed = links.map(({ label }) => printable(label)).slice(0, mostListed);
    throw pageNotListed.at({ location }, indexUrl, quickstart.title, listed);
  }
  const url = walkedAddress(link.address, indexUrl);
  const text = await read(search, url, (reason) => twinNotRead.at({ location }, url, reason));
  return { url, text };
}

const mostListed = 30;

async function read(
  { get }: TwinSearch,
  url: string,
  refusal: (reason: string) => Error,
): Promise<string> {
  const answer = await get(url).catch((cause: unknown) => {
    throw refusal(`it cannot be reached: ${firstLine(cause)}`);
  });
  const { status, type, text } = answer;
  if (status !== 200) throw refusal(`the server answered ${status}`);
  if (type.includes('html')) throw refusal(`the server answered with a page (${type})`);
  return text;
}

interface IndexLink {
  label: string;
  address: string;
}

function linksOf(node: MdastNode): IndexLink[] {
  if (node.type === 'link') return [{ label: textOf(node), address: node.url }];
  return 'children' in node ? node.children.flatMap((child) => linksOf(child)) : [];
}

function textOf(node: MdastNode): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

function sameWords(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(one) === plain(other);
}

/** The list may name the address at which the site will be; it is walked where it is. */
function walkedAddress(address: string, indexUrl: string): string {
  const { pathname, search } = new URL(address, indexUrl);
  return new URL(pathname + search, indexUrl).href;
}
