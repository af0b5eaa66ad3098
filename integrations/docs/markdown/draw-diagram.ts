/** A diagram as it was drawn, once for each colour scheme. */
export interface Diagram {
  /** Names its two files. */
  name: string;
  /** Of the picture, in pixels. */
  width: number;
  height: number;
  /** What its writer says of it: `accTitle`, `accDescr`; empty where nothing is said. */
  title: string;
  description: string;
  /** What stands in it, each text once. */
  labels: readonly string[];
}

/** Why a diagram cannot be drawn. */
export interface DiagramFault {
  why: string;
  /** In the diagram's own text, from 1; absent where nobody knows. */
  line?: number;
  column?: number;
  /** Corrects it. */
  hint?: string;
}

export type DrawnDiagram =
  { diagram: Diagram; fault?: never } | { fault: DiagramFault; diagram?: never };

/** Draws Mermaid's diagrams. */
export interface DrawDiagrams {
  /** What is known of a diagram without drawing it: undefined where it has to be drawn. */
  known(source: string): DrawnDiagram | undefined;
  draw(source: string): Promise<DrawnDiagram>;
  /** What its files are named by, be it drawn or not. */
  nameOf(source: string): string;
  /** Stands for all but its source that makes a diagram what it is. */
  readonly stamp: string;
}

/** The word that a fence of a diagram begins with. */
export const diagramLanguage = 'mermaid';
