/** What the commits of a page's file say. */
export interface PageHistory {
  /** Of the newest commit. */
  changedAtMs: number;
  /** Who wrote its commits, those of the most commits first. */
  contributors: Contributor[];
}

export interface Contributor {
  name: string;
  /** Their page on the Git host, where their address tells it. */
  href?: string;
}
