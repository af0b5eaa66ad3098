import { z } from 'astro/zod';
import { parseNeedTime, type Need } from '../src/protocol/need.ts';
import { stepForms } from '../src/protocol/step-starts.ts';
import { parseDuration } from '../src/protocol/duration.ts';

const needHint = 'must be a name such as node 22, or a name and a time such as API key: 1m';

const budgetHint = (said: unknown): string =>
  `must be a time such as 90s, 5m or 1h, but is ${JSON.stringify(said)}`;

const needName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  // In quotes, or in the options, the time is a part of the text.
  .transform((text): Need => {
    const [, name, time = ''] = /^(.*\S)\s*:\s+(\S+)$/s.exec(text) ?? [];
    const ms = parseNeedTime(time);
    return name === undefined || ms === undefined ? { name: text } : { name, ms };
  });

/** YAML reads `- API key: 1m` as a group of one key. */
const timedNeed = z
  .record(z.string().trim().min(1), z.string())
  .transform((group, context): Need => {
    const [[name, time] = ['', ''], ...others] = Object.entries(group);
    const ms = parseNeedTime(time);
    if (ms !== undefined && others.length === 0) return { name, ms };
    context.addIssue({ code: 'custom', message: needHint });
    return z.NEVER;
  });

/** What a quickstart says of itself, in the frontmatter of its page or in the options of timing(). */
export const quickstartFields = {
  /** The text that shows that it worked, as an output or a page on the quickstart shows it. */
  goal: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .refine((text) => !/[\r\n]/.test(text), 'must be one line'),
  /** The time that the page promises, in ms: `90s`, `5m`, `1h`. @default none is promised */
  budget: z
    .string({ error: ({ input }) => budgetHint(input) })
    .transform((text, context) => {
      const budgetMs = parseDuration(text);
      if (budgetMs !== undefined && budgetMs > 0) return budgetMs;
      context.addIssue({ code: 'custom', message: budgetHint(text) });
      return z.NEVER;
    })
    .optional(),
  /**
   * What the steps are: sections of second- or third-level headings, or the items of a numbered list.
   * @default what the page tells: see `stepStarts`
   */
  steps: z.enum(stepForms).optional(),
  /**
   * What a reader must have before the first step, each with the time that it takes to get where that
   * is not nothing: `['node 22', { 'account at example.com': '3m' }]`. Beyond 4 h it is shown, but
   * no part of any time.
   * @default nothing
   */
  needs: z.array(z.union([needName, timedNeed], { error: needHint })).optional(),
};

/** `quickstart:` of a page's frontmatter. */
export const quickstartSchema = z
  .strictObject(quickstartFields)
  .transform(({ goal, budget: budgetMs, steps, needs }) => ({
    goal,
    ...(budgetMs === undefined ? {} : { budgetMs }),
    ...(steps === undefined ? {} : { steps }),
    ...(needs === undefined || needs.length === 0 ? {} : { needs }),
  }));
