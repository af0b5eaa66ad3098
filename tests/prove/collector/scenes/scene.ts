import type { ProofWorld } from '../../proof.ts';

/** What a scene of the proof is given; its folder is its own. */
export interface SceneWorld extends Pick<ProofWorld, 'random' | 'say' | 'signal' | 'folder'> {
  /** How long what goes wrong goes on. */
  lastsMs: number;
}

/** Something that goes wrong under a collector; returns what contradicts a promise. */
export type Scene = (world: SceneWorld) => Promise<readonly string[]>;
