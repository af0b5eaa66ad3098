import { createRequire } from 'node:module';

/** A part of a picture, as Takumi takes it. */
export type Node = { dir?: 'ltr' | 'rtl'; style?: Record<string, string | number> } & (
  | { type: 'container'; children: Node[] }
  | { type: 'text'; text: string }
  | { type: 'image'; src: string; height: number }
);

export interface FontFile {
  name: string;
  data: Uint8Array;
  weight: number;
  style: 'normal';
  unicodeRange: [number, number][];
}

interface DrawingOptions {
  width: number;
  height: number;
  format: 'png';
  lang: string;
  fontFamilies: string[];
  images: { src: string; data: Uint8Array }[];
}

/** What is used of Takumi. It draws on threads of its own. */
export interface Renderer {
  registerFont(font: FontFile): Promise<unknown>;
  render(node: Node, options: DrawingOptions): Promise<Uint8Array>;
}

/**
 * Takumi as the project has it installed, which was asked for (see require-drawing.ts).
 *
 * @param root of the project
 */
export function loadEngine(root: URL): new () => Renderer {
  const load = createRequire(new URL('package.json', root));
  const { Renderer } = load(enginePackage) as { Renderer: new () => Renderer }; // as its own types have it
  return Renderer;
}

export const enginePackage = '@takumi-rs/core';
