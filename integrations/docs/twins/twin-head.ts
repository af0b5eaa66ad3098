import { yaml } from '../../lazy-packages.ts';
import type { Need } from '../../../src/protocol/need.ts';
import type { Frontmatter } from '../content/frontmatter.ts';

interface HeadedPage {
  data: Pick<Frontmatter, 'title' | 'description' | 'quickstart'>;
  /** Full address of the page; absent where nobody knows where the site will be. */
  url: string | undefined;
}

/**
 * What a page's twin begins with: of its frontmatter what the page itself shows its readers, in the
 * words in which a writer writes it.
 */
export function twinHead({ data, url }: HeadedPage): string {
  const { title, description, quickstart } = data;
  const head = {
    title,
    ...(description !== undefined && { description }),
    ...(url !== undefined && { url }),
    ...(quickstart && { quickstart: quickstartHead(quickstart) }),
  };
  return `---\n${yaml().stringify(head, { lineWidth: 0 })}---\n`;
}

function quickstartHead({
  goal,
  budgetMs,
  steps,
  needs,
}: NonNullable<Frontmatter['quickstart']>): object {
  return {
    goal,
    ...(budgetMs !== undefined && { budget: writtenTime(budgetMs) }),
    ...(steps !== undefined && { steps }),
    ...(needs && { needs: needs.map(writtenNeed) }),
  };
}

function writtenNeed({ name, ms }: Need): string | Record<string, string> {
  return ms === undefined ? name : { [name]: writtenTime(ms) };
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
] as const;

/** `90s`, `5m`, `1h`: in the largest unit that has no rest. */
function writtenTime(ms: number): string {
  const [unit, unitMs] = units.find(([, each]) => ms % each === 0) ?? ['s', 1_000];
  return `${Math.round(ms / unitMs)}${unit}`;
}
