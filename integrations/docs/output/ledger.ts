import { z } from 'astro/zod';

/** A file of the output folder as it was left. */
export interface LeftFile {
  /** Stands for what is in it. */
  key: string;
  /** What changes with every touch, and cannot be set back. */
  mark: string;
}

/** Files of one folder that were made together. */
interface FileSet {
  key: string;
  count: number;
}

/** What the last build wrote. */
export interface Ledger {
  files: Map<string, LeftFile>;
  sets: Map<string, FileSet>;
}

const ledgerSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', input: text, message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      files: z.array(z.tuple([z.string(), z.object({ key: z.string(), mark: z.string() })])),
      sets: z.array(z.tuple([z.string(), z.object({ key: z.string(), count: z.number() })])),
    }),
  );

/** What is not legible, as that of another version, is as good as missing. */
export function readLedger(text = ''): Ledger {
  const { data } = ledgerSchema.safeParse(text);
  const inside = data?.files.filter(([path]) => !path.split('/').includes('..'));
  return { files: new Map(inside), sets: new Map(data?.sets) };
}
