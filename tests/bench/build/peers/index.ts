import { astro } from './astro.ts';
import { docusaurus } from './docusaurus.ts';
import { hugo } from './hugo.ts';
import { meantime } from './meantime.ts';
import type { Peer } from './peer.ts';
import { rspress } from './rspress.ts';
import { starlight } from './starlight.ts';
import { vitepress } from './vitepress.ts';

/** In the order of the table. */
export const peers: readonly Peer[] = [
  meantime,
  starlight,
  docusaurus,
  vitepress,
  rspress,
  astro,
  hugo,
];
