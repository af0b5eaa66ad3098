import type { WantedPage } from '../foreign/foreign-way.ts';

/** What `meantime walk` tells the test runner that it starts. */
export interface WalkSettings {
  /** Address of the site, with its base path. */
  siteUrl: string;
  /** Folder of the project's own walkthroughs; absent when it has none. */
  specFolder?: string;
  /** What the built-in walkthrough walks: each variant of each quickstart. */
  walks: { id: string; locale?: string; variant: string; title: string }[];
  /** One page of any site, which is walked instead. */
  page?: WantedPage;
  /** Id of the one quickstart to walk. */
  only?: string;
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
