import type { Outline } from './read-outline.ts';

/** A quickstart that is looked over. */
export interface CheckedPage {
  /** Its file from the project's root; its address where the file is not known. */
  file: string;
  /** Text of the file, frontmatter included; undefined where it cannot be read. */
  source: string | undefined;
  id: string;
  goal: string;
  title: string;
  /** Empty where it has none. */
  description: string;
  outline: Outline;
}
