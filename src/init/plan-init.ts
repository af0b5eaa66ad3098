import { walkPackages } from '../walkthrough/walk-packages.ts';
import { addScripts } from './add-scripts.ts';
import { addTiming } from './add-timing.ts';
import { githubFiles } from './github-files.ts';
import type { InitPlan, PlannedEdit, PlannedFile } from './init-plan.ts';
import type { FoundProject } from './read-project.ts';
import { siteFiles } from './site-files.ts';

export interface InitChoices {
  /** Name of the npm package of a project that has none, and of its docs. */
  name: string;
  title: string;
  /** Whether npm installs what the project needs, as the files for GitHub have it. */
  usesNpm: boolean;
}

/** What makes a site of Meantime of what is there; nothing is done yet. */
export function planInit(found: FoundProject, choices: InitChoices): InitPlan {
  const { kind, packages } = found;
  const wanted = [
    ...(found.packageText === undefined ? [packageFile(choices)] : []),
    ...(kind === 'new' ? siteFiles(choices.title) : []),
    ...(choices.usesNpm ? githubFiles : []),
  ];
  const needed = ['astro', 'meantime', ...walkPackages];
  return {
    kind,
    writes: wanted.filter(({ path }) => !found.has(path)),
    edits: [...scriptsOf(found), ...timingIn(found)],
    kept: wanted.filter(({ path }) => found.has(path)).map(({ path }) => path),
    packages: needed.filter((name) => !packages.has(name)),
    naming: namingIn(found),
    left: leftOf(found, choices),
  };
}

function packageFile({ name }: InitChoices): PlannedFile {
  const described = { name, private: true, type: 'module' };
  const text = JSON.stringify(described);
  return { path: 'package.json', text: addScripts(text)?.text ?? text };
}

function scriptsOf({ packageText }: FoundProject): PlannedEdit[] {
  const added = packageText === undefined ? undefined : addScripts(packageText);
  if (!added) return [];
  const adds = `the scripts ${added.names.join(', ')}`;
  return [{ path: 'package.json', text: added.text, adds }];
}

function timingIn({ kind, configPath, configText }: FoundProject): PlannedEdit[] {
  if (configPath === undefined || configText === undefined || kind === 'meantime') return [];
  const text = addTiming(configText);
  return text === undefined ? [] : [{ path: configPath, text, adds: 'timing()' }];
}

function namingIn({ kind, likelyQuickstarts }: FoundProject): string {
  const folder = kind === 'starlight' ? 'src/content/docs' : 'content';
  const [page = `${folder}/quickstart.mdx`] = likelyQuickstarts;
  return `Name the quickstart: add to the frontmatter of ${page}, with the text that shows that it worked:\n\n  quickstart:\n    goal: Hello, world!`;
}

function leftOf(found: FoundProject, { usesNpm }: InitChoices): string[] {
  const { kind, configPath } = found;
  const left: string[] = [];
  const isEdited = kind === 'new' || kind === 'meantime' || timingIn(found).length > 0;
  if (!isEdited) {
    left.push(
      `${configPath ?? ''} is written in a way that is not edited for you. Add to it:\n\n  import { timing } from 'meantime';\n  integrations: [ … , timing()]`,
    );
  }
  if (!usesNpm) {
    left.push(
      'The files for CI install with npm, so they were not written: adapt those of the guide on pull requests.',
    );
  }
  return left;
}
