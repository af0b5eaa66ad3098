import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const left = ['node_modules', 'dist', '.astro', '.git'];

/**
 * Copies a site to where 'meantime' is found: an Astro project as it is, with the packages that it
 * has installed; any other folder as the pages of a site of docs().
 */
export function copyForeignSite(from: string, project: string): void {
  const isProject = readdirSync(from).some((name) => name.startsWith('astro.config.'));
  const target = isProject ? project : join(project, 'content');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!left.includes(name)) cpSync(join(from, name), join(target, name), { recursive: true });
  }
  const packages = join(from, 'node_modules');
  if (!isProject) writeProject(project);
  else if (existsSync(packages)) symlinkSync(packages, join(project, 'node_modules'));
}

function writeProject(project: string): void {
  mkdirSync(join(project, 'src'));
  writeFileSync(
    join(project, 'astro.config.mjs'),
    `import { meantime } from 'meantime';

export default { integrations: [meantime({ title: 'Foreign' })] };
`,
  );
  writeFileSync(
    join(project, 'src/content.config.ts'),
    `import { docs } from 'meantime/content';

export const collections = { docs: docs() };
`,
  );
}
