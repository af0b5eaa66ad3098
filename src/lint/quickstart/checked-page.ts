import type { Outline } from './read-outline.ts';

/** A quickstart that is looked over, as those of one variant see it. */
export interface CheckedPage extends Omit<CheckedQuickstart, 'outlines'> {
  outline: Outline;
  /** Whether some variant of the page shows the goal. */
  isGoalShown: boolean;
}

/** A quickstart that is looked over. */
export interface CheckedQuickstart {
  /** Its file from the project's root; its address where the file is not known. */
  file: string;
  /** Text of the file, frontmatter included; undefined where it cannot be read. */
  source: string | undefined;
  id: string;
  goal: string;
  title: string;
  /** Empty where it has none. */
  description: string;
  /** Of each variant. */
  outlines: readonly Outline[];
}
