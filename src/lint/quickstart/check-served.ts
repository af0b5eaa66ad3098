import { doubtful, placeOnLine, type Finding } from '../finding.ts';
import { addressKind } from './address-kind.ts';
import type { CheckedPage } from './checked-page.ts';
import { urlNotServed } from './errors.ts';
import type { OutlineBlock } from './read-outline.ts';

// Commands that leave something running although they come to an end.
const detaching =
  /(?:^|\s)(?:-d|--detach|--daemon(?:ize)?|--background)\b|&\s*$|\b(?:compose|docker|kind|kubectl|launchctl|minikube|nohup|pm2|podman|services?|supabase|systemctl|up)\b/m;

/** Pages of the reader's own machine that nothing on the page serves. */
export function checkServed({ outline, source }: CheckedPage): Finding[] {
  const before: OutlineBlock[] = [];
  const findings: Finding[] = [];
  for (const block of outline.blocks) {
    if (block.step === undefined) continue;
    if (block.role === 'run') before.push(block);
    if (block.role !== 'open' || addressKind(block.title) !== 'address') continue;
    const unserved = unservedBecause(new URL(block.title), before);
    if (!unserved) continue;
    const place = placeOnLine(source, block.line, block.title);
    findings.push(doubtful(place, urlNotServed, block.title, ...unserved));
  }
  return findings;
}

function unservedBecause(
  url: URL,
  before: readonly OutlineBlock[],
): [reason: string, hint: string] | undefined {
  if (!isLocal(url) || before.some(({ text }) => detaching.test(text))) return undefined;
  // What is ready without running in the background is told as a mistake of its own.
  const servers = before.filter(({ isBackground, ready }) => isBackground || ready !== '');
  if (servers.length === 0) {
    return [
      'no command before it keeps running',
      `Add to the command that serves it: background ready=${url.origin}`,
    ];
  }
  const addresses = servers.map(({ ready }) => ready);
  const isAnswered = addresses.some((ready) => {
    if (addressKind(ready) !== 'address') return true;
    const { port, protocol } = new URL(ready);
    return port === url.port && protocol === url.protocol;
  });
  if (isAnswered) return undefined;
  return [
    `what runs in the background is ready at ${addresses.join(', ')}`,
    'Correct one of the two, so that they are the same server.',
  ];
}

function isLocal({ hostname }: URL): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1?\]|0\.0\.0\.0)$/.test(hostname);
}
