/** A note that a reader has just left. What is in it stays in the store, where its reader can erase it. */
export interface LeftNote {
  run: string;
  seq: number;
  receivedAtMs: number;
}
