import { codeSample } from './code-samples.ts';
import { pagePath, type PageSource } from './page.ts';
import { between, pick, seededRandom, several, type Random } from './random.ts';

const things = [
  ...['queue', 'worker', 'cache', 'token', 'cursor', 'bucket', 'channel', 'schema'],
  ...['session', 'record', 'webhook', 'replica', 'batch', 'region', 'policy', 'index'],
] as [string, ...string[]]; // not empty, which spreading hides from the type
const verbs = ['read', 'open', 'watch', 'renew', 'merge', 'list', 'drop', 'verify'] as const;
const openings = [
  'When the service starts,',
  'In most projects',
  'Before the first request',
  'If nothing else is configured,',
  'For each region',
  'After a restart',
] as const;
const ends = [
  'so that a slow network never blocks the caller',
  'unless the limit of the account has been reached',
  'and reports the outcome in the log of the deployment',
  'which keeps memory flat however many clients are connected',
  'because the order of events is not guaranteed',
  'until the next deployment replaces it',
] as const;

/** Reference pages of about the length of real ones; the same for the same seed. */
export function generatedPages(seed: number): PageSource {
  return (index) => {
    const random = seededRandom(seed * 1_000_003 + index);
    const thing = pick(random, things);
    const mark = `How the ${thing} works ${index}`;
    const sections = several(random, [2, 4], () => section(random));
    return {
      path: pagePath(index),
      title: `The ${thing} ${index}`,
      body: [paragraph(random), `## ${mark}`, paragraph(random), ...sections, ''].join('\n\n'),
      mark,
    };
  };
}

function section(random: Random): string {
  const heading = `## ${capital(pick(random, verbs))} a ${pick(random, things)}`;
  const thing = pick(random, things);
  const name = `${pick(random, verbs)}${capital(pick(random, things))}`;
  const parts = [heading, ...several(random, [1, 2], () => paragraph(random))];
  if (random() < 0.3) parts.push(several(random, [3, 6], () => `* ${sentence(random)}`).join('\n'));
  if (random() < 0.25) parts.push(table(random));
  parts.push(...several(random, [1, 3], () => codeSample(random, { name, thing })));
  return parts.join('\n\n');
}

function paragraph(random: Random): string {
  return several(random, [1, 3], () => sentence(random)).join(' ');
}

function sentence(random: Random): string {
  const subject = `the [${pick(random, things)}](https://example.com/${pick(random, things)})`;
  const code = `\`${pick(random, verbs)}${capital(pick(random, things))}()\``;
  const object = random() < 0.3 ? `**${pick(random, things)}**` : pick(random, things);
  return `${pick(random, openings)} ${random() < 0.3 ? subject : `the ${pick(random, things)}`} calls ${code} on every ${object}, ${pick(random, ends)}.`;
}

function table(random: Random): string {
  const rows = several(random, [3, 6], () => {
    const option = `${pick(random, things)}${capital(pick(random, things))}`;
    return `| \`${option}\` | ${between(random, 1, 500)} | ${capital(pick(random, ends))}. |`;
  });
  return ['| option | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
