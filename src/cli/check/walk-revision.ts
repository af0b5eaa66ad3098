import { join } from 'node:path';
import type { TimedWalk } from '../../gate/machine/walked-sides.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { quickstartName } from '../../protocol/quickstart-name.ts';
import { renderFailure } from '../../walkthrough/result.ts';
import { verdictOf } from '../../walkthrough/runner/judge-rooms.ts';
import { walkSite } from '../../walkthrough/runner/walk-site.ts';
import type { World } from '../command.ts';
import { logTo } from '../log-to.ts';
import { serveSite } from '../serve-site.ts';
import type { BuiltRevision } from './build-revision.ts';
import { timedWalk } from './timed-walk.ts';

export interface RevisionWalks {
  /** One of each variant, by name and variant. */
  walks: ReadonlyMap<string, TimedWalk>;
  /** `broken`: the page is wrong; `unjudged`: nothing can be said of it. */
  verdict: 'held' | 'broken' | 'unjudged';
  /** Why it is not `held`, for people. */
  failures: string;
}

export interface ServedRevision {
  walk: () => Promise<RevisionWalks>;
  close: () => Promise<void>;
}

interface ServedBuild {
  world: World;
  revision: BuiltRevision;
  /** What of it is walked. */
  manifest: Manifest;
  /** The folder that its build wrote, below the project. */
  dir: string;
  /** Where it may keep files, absolute. */
  folder: string;
}

/** Serves a built revision, and walks it as often as it is asked to. */
export async function serveRevision(serving: ServedBuild): Promise<ServedRevision> {
  const { world, revision, manifest, dir, folder } = serving;
  const { project } = revision;
  const site = await serveSite({
    ...{ cwd: project, dir, database: `${folder}.db`, host: '127.0.0.1', port: 0 },
    ...{ now: world.now, log: logTo(world.stderr) },
  });
  return {
    close: () => site.close(),
    async walk() {
      const ended = await walkSite({
        ...{ siteUrl: site.url, manifest, cwd: project, env: world.env, signal: world.signal },
        specFolder: join(project, 'tests/walkthroughs'),
        artifactsFolder: `${folder}.walks`,
        isCounted: true,
        // What is measured has nothing beside it.
        workers: 1,
        givenPaths: [],
        onEvent: () => undefined,
        onEnded: () => undefined,
      });
      const verdicts = ended.map(verdictOf);
      const results = ended.flatMap((one) => one.results);
      const walks = results.flatMap((result) => {
        const { quickstart: id, locale } = result;
        const known = manifest.quickstarts.find((one) => one.id === id && one.locale === locale);
        if (!known) return [];
        const key = walkKey(quickstartName(known), result.variant);
        return [[key, timedWalk(known, result)] as const];
      });
      return {
        walks: new Map(walks),
        verdict: verdicts.includes('broken')
          ? 'broken'
          : verdicts.includes('unjudged')
            ? 'unjudged'
            : 'held',
        failures: ended
          .flatMap((one) => [
            ...one.results.flatMap(({ failure }) => (failure ? [renderFailure(failure)] : [])),
            ...(one.results.length === 0 ? one.errors : []),
          ])
          .join('\n\n'),
      };
    },
  };
}

/** Names a variant of a quickstart. */
export function walkKey(quickstart: string, variant: string): string {
  return JSON.stringify([quickstart, variant]);
}
