import type { InitPlan, ProjectKind } from './init-plan.ts';

const kinds: Record<ProjectKind, string> = {
  new: 'a new site',
  astro: 'an Astro site, which gets timing()',
  starlight: 'a Starlight site, which gets timing()',
  meantime: 'a site that has Meantime',
};

/** What is going to be done, a line each. */
export function renderInitPlan(
  { kind, writes, edits, kept, packages }: InitPlan,
  folder: string,
): string {
  const lines = [
    ...writes.map(({ path }) => `  write    ${path}`),
    ...edits.map(({ path, adds }) => `  edit     ${path}: add ${adds}`),
    ...kept.map((path) => `  leave    ${path}, which is there`),
    ...(packages.length === 0 ? [] : [`  install  ${packages.join(' ')}`]),
  ];
  return `${folder}: ${kinds[kind]}\n\n${lines.join('\n')}\n`;
}
