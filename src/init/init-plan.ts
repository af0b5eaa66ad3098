/** A file that is to be written where none is. */
export interface PlannedFile {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
}

/** A file that is there and gets something added. */
export interface PlannedEdit extends PlannedFile {
  /** What is added, as a sentence goes on after "add". */
  adds: string;
}

/** All that is to be done to a project, before anything is done. */
export interface InitPlan {
  /** What is there: nothing, a site of Astro's own or of Starlight, or one that has Meantime. */
  kind: ProjectKind;
  writes: readonly PlannedFile[];
  edits: readonly PlannedEdit[];
  /** Paths of files that would be written and are there already. */
  kept: readonly string[];
  /** Names of packages to install. */
  packages: readonly string[];
  /** How its owner names the quickstart, once a build has found none. */
  naming: string;
  /** What only its owner can do, a sentence or a few lines each. */
  left: readonly string[];
}

export type ProjectKind = 'new' | 'astro' | 'starlight' | 'meantime';
