import type { WantedPage } from '../foreign/foreign-way.ts';
import type { NewcomerPackages } from '../registry/give-packages.ts';
import type { WalkChoice } from '../chosen-variant.ts';

/** What `meantime walk` gives to every newcomer, whatever their spec says. */
export interface GivenToNewcomers extends Partial<NewcomerPackages> {
  /** Who walks: an assistant; absent for a person. */
  reader?: 'agent';
  /** Socket by which those that are walked at once take turns; absent where one is walked at a time. */
  turns?: string;
}

/** What `meantime walk` tells the test runner that it starts. */
export interface WalkSettings extends WalkChoice {
  /** Address of the site, with its base path. */
  siteUrl: string;
  /** Folder of the project's own walkthroughs; absent when it has none. */
  specFolder?: string;
  /** What the built-in walkthrough walks: each variant of each quickstart. */
  walks: { id: string; locale?: string; variant: string; title: string }[];
  /** How many are walked at once. */
  workers: number;
  given: GivenToNewcomers;
  /** One page of any site, which is walked instead. */
  page?: WantedPage;
  /** Limit for each command, in ms. */
  commandTimeoutMs?: number;
  /** What each action adds is counted as well. */
  isCounted?: true;
  /** Whether the browser is to be seen. */
  isHeaded?: boolean;
  /** Where the runner keeps what it writes; removed afterwards. */
  outputFolder: string;
}

const variable = 'MEANTIME_WALK_SETTINGS';

export function writeSettings(settings: WalkSettings): Record<string, string> {
  return { [variable]: JSON.stringify(settings) };
}

/** Settings as the parent process wrote them. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): WalkSettings {
  return JSON.parse(env[variable] ?? '') as WalkSettings; // written by `writeSettings` of this version
}

/** Empty where the walkthroughs are run by another than `meantime walk`. */
export function givenToNewcomers(
  env: Readonly<Record<string, string | undefined>>,
): GivenToNewcomers {
  return env[variable] === undefined ? {} : readSettings(env).given;
}
