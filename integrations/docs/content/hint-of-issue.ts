import { z } from 'astro/zod';
import { durationMeantBy } from '../../../src/protocol/duration-meant-by.ts';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { keysAt } from '../settings/keys-at.ts';
import { iconShapes } from '../components/icon-shapes.ts';
import type { Issue } from '../../describe-issues.ts';

/**
 * What to do about something that is wrong in the frontmatter of a page.
 *
 * @param schema of the page: that of every page, with the site's own fields
 */
export function hintOf(issue: Issue, frontmatter: unknown, schema: z.ZodObject): string {
  if (issue.code === 'unrecognized_keys') return aboutKey(issue, schema);
  const key = issue.path.findLast((part) => typeof part === 'string') ?? 'title';
  const value = valueAt(frontmatter, issue.path);
  const duration = key === 'budget' ? durationMeantBy(value) : undefined;
  if (duration !== undefined) return `Did you mean "${duration}"? Write it like this: budget: ${duration}`;
  if (key === 'icon' && typeof value === 'string') {
    return aboutChoice(key, ['rocket', ...iconShapes.names], value);
  }
  if (issue.code === 'invalid_value') return aboutChoice(key, issue.values.map(String), value);
  if (issue.code === 'invalid_type') {
    const isPlain = typeof value === 'number' || typeof value === 'boolean';
    if (issue.expected === 'string' && isPlain) return `Put it in quotes: ${key}: "${value}"`;
    if (issue.expected === 'string' && value instanceof Date) {
      return `Put it in quotes: ${key}: "${value.toISOString().slice(0, 10)}"`;
    }
  }
  return `Write it like this:\n${examples[key] ?? `${key}: text`}`;
}

// What a key looks like where it is written as it should be.
const examples: Readonly<Record<string, string>> = {
  title: 'title: My page',
  description: 'description: One sentence on what the page is about.',
  sidebar: 'sidebar:\n  order: 1',
  order: 'sidebar:\n  order: 1',
  label: 'label: Short name',
  hidden: 'sidebar:\n  hidden: true',
  quickstart: 'quickstart:\n  goal: Hello, world!\n  budget: 5m',
  goal: 'quickstart:\n  goal: Hello, world!',
  budget: 'quickstart:\n  goal: Hello, world!\n  budget: 5m',
  needs: 'quickstart:\n  goal: Hello, world!\n  needs:\n    - node 22\n    - API key: 1m',
  hero: 'hero:\n  actions:\n    - label: Get started\n      href: /quickstart/',
  actions: 'hero:\n  actions:\n    - label: Get started\n      href: /quickstart/',
  href: 'hero:\n  actions:\n    - label: Get started\n      href: /quickstart/',
  image: 'hero:\n  image: /hero.svg',
  badge: 'sidebar:\n  badge: New',
  icon: 'sidebar:\n  icon: rocket',
  prev: 'prev:\n  label: Before you start\n  href: /start/',
  next: 'next:\n  label: Deploy it\n  href: /deploy/',
  banner: 'banner:\n  text: Version 2 is here\n  href: /changes/',
  head: 'head:\n  - tag: meta\n    attrs:\n      name: author\n      content: Ada',
  lastUpdated: 'lastUpdated: 2026-11-26',
  redirectFrom: 'redirectFrom:\n  - /old/page/',
  socialImage: 'socialImage: /start.png',
  search: 'search: false',
  noindex: 'noindex: true',
  tableOfContents: 'tableOfContents: false',
  wrapCode: 'wrapCode: true',
  draft: 'draft: true',
};

function aboutKey(
  { path, keys }: Issue & { code: 'unrecognized_keys' },
  schema: z.ZodObject,
): string {
  const known = keysAt(path, schema);
  const [key = ''] = keys;
  const nearest = nearestName(key, known);
  const above = path.findLast((part) => typeof part === 'string');
  const group = above ?? 'A page';
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  const elsewhere = groupOf(key, schema);
  if (elsewhere !== undefined) return `Write it below ${elsewhere}:\n${elsewhere}:\n  ${key}: …`;
  return `${group} has the keys ${known.join(', ')}.`;
}

function aboutChoice(key: string, values: readonly string[], value: unknown): string {
  const nearest = typeof value === 'string' ? nearestName(value, values) : undefined;
  return `${nearest === undefined ? '' : `Did you mean "${nearest}"? `}Write it like this: ${key}: ${nearest ?? values[0] ?? ''}`;
}

/** The group that has a key which was written at the top, as other generators have it. */
function groupOf(key: string, schema: z.ZodObject): string | undefined {
  return keysAt([], schema).find((group) => keysAt([group], schema).includes(key));
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (Reflect.get(value, key) as unknown) // whatever it is, only its kind is looked at
        : undefined,
    input,
  );
}
