/** A part of what accompanies the reader. */
export interface ShownPart {
  host: HTMLElement;
  /** Shows what the run has become. */
  update?: () => void;
}
