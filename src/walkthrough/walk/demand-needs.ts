import { needNotMet } from '../command-errors.ts';
import { provideTools } from '../tools/provide-tools.ts';
import { loadWalkModule } from '../walk-packages.ts';
import { locate, type Walk } from './walk.ts';

/**
 * Gives the newcomer what the page names, where it names anything.
 *
 * @throws MeantimeError `need-not-met` where this machine cannot
 */
export async function demandNeeds(walk: Walk): Promise<void> {
  const { needs, workspace } = walk;
  if (needs.length === 0) return;
  const chromium = loadWalkModule('playwright').chromium.executablePath();
  const unmet = await provideTools({ ...workspace, needs, node: process.execPath, chromium });
  if (!unmet) return;
  const { need, reason } = unmet;
  throw needNotMet.at({ location: locate(walk, need) }, need.name, reason);
}
