import type { ExternalPlace } from '../../problems/lint-message.ts';
import type { MeantimeError } from '../../protocol/errors.ts';
import { askAddress, type LinkVerdict, type AskOptions } from './ask-address.ts';
import { externalLinkBroken, externalLinkMoved, externalLinkUnjudged } from './errors.ts';

/** What is wrong with links to other sites, in the order of the links. */
export interface ExternalFindings {
  problems: MeantimeError[];
  warnings: MeantimeError[];
  /** What could not be judged. */
  notes: MeantimeError[];
  /** Addresses that were asked for. */
  asked: number;
}

export interface ExternalOptions extends AskOptions {
  onProgress: (done: number, total: number) => void;
}

const hostsAtOnce = 16;

/**
 * Asks once for each address that the links have, one after another on each host, and again at the
 * end for what may have passed.
 */
export async function checkExternal(
  links: readonly ExternalPlace[],
  asking: ExternalOptions,
): Promise<ExternalFindings> {
  const { isReserved } = asking;
  const read = links.map((link) => ({ link, url: urlOf(link.written) }));
  const asked = new Map<string, URL>();
  for (const { url } of read) if (url && !isReserved(url.hostname)) asked.set(url.href, url);
  const answers = await askAll([...asked.values()], asking);
  const findings: ExternalFindings = { problems: [], warnings: [], notes: [], asked: asked.size };
  const isOffline = asked.size > 0 && [...answers.values()].every(isSilence);
  for (const { link, url } of read) {
    const answer: LinkVerdict | undefined = url
      ? answers.get(url.href)
      : { kind: 'gone', why: 'is no address' };
    if (answer) note(link, answer, { findings, isOffline });
  }
  return findings;
}

function urlOf(written: string): URL | undefined {
  return URL.parse(written.startsWith('//') ? `https:${written}` : written) ?? undefined;
}

/** What a machine without a network hears of all. */
function isSilence({ kind }: LinkVerdict): boolean {
  return kind === 'unknown-host';
}

async function askAll(
  urls: readonly URL[],
  asking: ExternalOptions,
): Promise<Map<string, LinkVerdict>> {
  const answers = new Map<string, LinkVerdict>();
  const ask = async (url: URL): Promise<void> => {
    answers.set(url.href, await askAddress(url, asking));
    asking.onProgress(answers.size, urls.length);
  };
  await byHost(urls, ask);
  const again = urls.filter((url) => {
    const answer = answers.get(url.href);
    return answer?.kind === 'unjudged' && answer.mayPass;
  });
  await byHost(again, ask);
  return answers;
}

/** So many hosts at a time, and each of them asked by one. */
async function byHost(urls: readonly URL[], ask: (url: URL) => Promise<void>): Promise<void> {
  const hosts = new Set(urls.map(({ host }) => host));
  const queue = [...hosts].map((host) => urls.filter((url) => url.host === host)).values();
  const worker = async (): Promise<void> => {
    for (const ofHost of queue) for (const url of ofHost) await ask(url);
  };
  await Promise.all(Array.from({ length: hostsAtOnce }, worker));
}

interface Noting {
  findings: ExternalFindings;
  isOffline: boolean;
}

function note(
  { written, file, line, column }: ExternalPlace,
  answer: LinkVerdict,
  { findings, isOffline }: Noting,
): void {
  const location = {
    file,
    ...(line !== null && { line }),
    ...(column !== null && { column }),
  };
  if (answer.kind === 'gone') {
    findings.problems.push(externalLinkBroken.at({ location }, written, answer.why));
  } else if (answer.kind === 'unjudged') {
    findings.notes.push(externalLinkUnjudged.at({ location }, written, answer.why));
  } else if (answer.kind === 'unknown-host') {
    const why = 'is of a host that nobody knows';
    if (isOffline) {
      findings.notes.push(
        externalLinkUnjudged.at({ location }, written, 'could not be asked for: no host is known'),
      );
    } else findings.problems.push(externalLinkBroken.at({ location }, written, why));
  } else if (answer.movedTo !== undefined) {
    findings.warnings.push(externalLinkMoved.at({ location }, written, answer.movedTo));
  }
}
