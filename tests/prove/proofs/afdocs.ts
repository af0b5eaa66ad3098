import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveBuiltSite } from '../../bench/page/serve-built-site.ts';
import { agentScore } from '../../harness/agent-score.ts';
import { startAstro } from '../../harness/build-site.ts';
import { defineProof } from '../proof.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const origin = 'https://docs.example.com';

export const proof = defineProof({
  shows: 'Assistants can read our own site: AFDocs gives it at least 98 of 100.',
  options: {
    pages: { what: 'pages that are looked at', usual: 50 },
    least: { what: 'points of 100', usual: 98 },
  },
  sample: 'tests/browser/docs-assistants.test.ts',
  async run({ pages, least }, { folder, say }) {
    const project = join(folder, 'site');
    mkdirSync(join(project, 'src'), { recursive: true });
    for (const name of ['astro.config.mjs', 'content', 'public', 'src/content.config.ts']) {
      cpSync(join(repository, name), join(project, name), { recursive: true });
    }
    const { output, exitCode } = await startAstro(project, ['build', '--site', origin]).ended;
    if (exitCode !== 0) throw new Error(`The site does not build:\n${output}`);
    const served = await serveBuiltSite(join(project, 'dist'));
    try {
      const { overall, remarks, checks } = await agentScore(served.url, origin, pages);
      say(`${overall} of 100 in ${checks} checks`);
      for (const remark of remarks) say(remark);
      return overall >= least ? [] : [`${overall} is less than ${least}: ${remarks.join('; ')}`];
    } finally {
      await served.close();
    }
  },
});
