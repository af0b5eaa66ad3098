import { z } from 'astro/zod';

/** Text that goes into pages as it is: what stands for no letter has no place in HTML. */
export const plainText = z
  .string()
  .min(1)
  .refine((text) => controlIn(text, '\t\n\r') === undefined, {
    error: ({ input }) => `must not hold control characters, but holds ${nameOf(input)}`,
  });

/** The first control character of ASCII. */
export function controlIn(text: string, allowed = ''): string | undefined {
  return text.match(/\p{Cc}/gu)?.find((letter) => letter <= '\u007f' && !allowed.includes(letter));
}

/** `U+0000` */
function nameOf(input: unknown): string {
  const letter = typeof input === 'string' ? controlIn(input, '\t\n\r') : undefined;
  return `U+${(letter?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
