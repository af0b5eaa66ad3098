import type { z } from 'astro/zod';

/** What is wrong with a value, as a person reads it: `quickstarts./start/.goal: must not be empty`. */
export function renderIssue(issue: z.core.$ZodIssue, whole: string): string {
  const reason = (issue.code === 'invalid_key' ? issue.issues[0] : undefined)?.message;
  return `${issue.path.map(String).join('.') || whole}: ${reason ?? issue.message}`;
}
