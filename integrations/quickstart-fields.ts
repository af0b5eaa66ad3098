import { z } from 'astro/zod';
import { stepForms } from '../src/protocol/step-starts.ts';
import { parseDuration } from '../src/protocol/duration.ts';

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
    .string()
    .transform((text, context) => {
      const budgetMs = parseDuration(text);
      if (budgetMs !== undefined && budgetMs > 0) return budgetMs;
      context.addIssue({
        code: 'custom',
        message: `must be a time such as 90s, 5m or 1h, but is ${JSON.stringify(text)}`,
      });
      return z.NEVER;
    })
    .optional(),
  /**
   * What the steps are: sections of second- or third-level headings, or the items of a numbered list.
   * @default what the page tells: see `stepStarts`
   */
  steps: z.enum(stepForms).optional(),
};

/** `quickstart:` of a page's frontmatter. */
export const quickstartSchema = z
  .strictObject(quickstartFields)
  .transform(({ goal, budget: budgetMs, steps }) => ({
    goal,
    ...(budgetMs === undefined ? {} : { budgetMs }),
    ...(steps === undefined ? {} : { steps }),
  }));
