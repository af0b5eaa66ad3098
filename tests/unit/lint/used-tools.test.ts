import { expect, test } from 'vitest';
import { offerNeeds } from '../../../src/lint/quickstart/offer-needs.ts';
import { usedTools } from '../../../src/lint/quickstart/used-tools.ts';
import type { Step } from '../../../src/protocol/step.ts';

function stepOf(...blocks: string[]): Step {
  const rest = { background: false, placeholders: [] };
  const actions = blocks.map((text, block) => ({ kind: 'run' as const, text, block, ...rest }));
  return { id: 'a', title: 'A', letters: 0, words: 0, codeLines: [], actions };
}

test.each<[string[], string[]]>([
  [['mkdir app && cd app', 'echo "hi" | tee x'], []],
  [['npm init -y\nnpx tsc --init', 'node server.mjs'], ['node']],
  [['pip install flask', 'python3 app.py', 'flask run'], ['python']],
  [['git clone https://example.com/x.git; cd x; make'], ['git', 'make']],
  [['npm install -g @acme/tool@2', 'tool --version'], ['node']],
  [['curl -fsSL https://example.com/install | sh', 'acme run', 'docker ps'], ['docker']],
  [['FOO=1 sudo docker run x | jq .'], ['docker', 'jq']],
  [['for x in 1 2; do jq . $x; done'], ['jq']],
  [['cat > a.sh <<EOF\nrm all\npython x\nEOF', './a.sh', 'greet() { echo hi; }\ngreet'], []],
  [['echo "use docker && git" # then kubectl'], []],
  [['x=$(jq . a.json)'], ['jq']],
])('%s uses %s', (blocks, tools) => {
  expect(usedTools([stepOf(...blocks)])).toEqual(tools);
});

test('what a page could name is offered, where it names nothing', () => {
  const steps = [stepOf('npm install x', 'git init')];
  const [offer, ...others] = offerNeeds({ file: 'content/a.mdx', outlines: [{ steps }] });
  expect(others).toEqual([]);
  expect(offer).toMatchObject({ code: 'needs-not-said', location: { file: 'content/a.mdx' } });
  expect(offer?.hint).toContain('needs: [node, git]');
  const named = steps.map((step) => ({ ...step, needs: [{ name: 'node 22' }] }));
  expect(offerNeeds({ file: 'content/a.mdx', outlines: [{ steps: named }] })).toEqual([]);
  expect(offerNeeds({ file: 'a.mdx', outlines: [{ steps: [stepOf('ls')] }] })).toEqual([]);
});
