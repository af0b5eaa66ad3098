import { expect, test } from 'vitest';
import { addTiming } from '../../../src/init/add-timing.ts';

const imports = "import { defineConfig } from 'astro/config';\n";
const added = `${imports}import { timing } from 'meantime';\n`;

const edited: Record<string, [config: string, expected: string]> = {
  'a list of integrations': [
    `${imports}export default defineConfig({ integrations: [mdx()] });`,
    `${added}export default defineConfig({ integrations: [timing(), mdx()] });`,
  ],
  'a list over several lines': [
    `${imports}export default defineConfig({\n  integrations: [\n    mdx(),\n  ],\n});`,
    `${added}export default defineConfig({\n  integrations: [\n    timing(),\n    mdx(),\n  ],\n});`,
  ],
  'an empty list': [
    `${imports}export default defineConfig({ integrations: [] });`,
    `${added}export default defineConfig({ integrations: [timing()] });`,
  ],
  'no integrations': [
    `${imports}export default defineConfig({});`,
    `${added}export default defineConfig({\n  integrations: [timing()],});`,
  ],
  'a list that a comment names as well': [
    `${imports}// integrations: [none]\nexport default defineConfig({ integrations: [a()] });`,
    `${added}// integrations: [none]\nexport default defineConfig({ integrations: [timing(), a()] });`,
  ],
  'double quotes and no semicolons': [
    'import { defineConfig } from "astro/config"\nexport default defineConfig({ integrations: [a()] })',
    'import { defineConfig } from "astro/config"\nimport { timing } from "meantime"\nexport default defineConfig({ integrations: [timing(), a()] })',
  ],
  'an import over several lines': [
    "import {\n  defineConfig,\n} from 'astro/config';\nexport default defineConfig({ integrations: [] });",
    "import {\n  defineConfig,\n} from 'astro/config';\nimport { timing } from 'meantime';\nexport default defineConfig({ integrations: [timing()] });",
  ],
};

test.each(Object.entries(edited))('is added to %s', (_name, [config, expected]) => {
  expect(addTiming(config)).toBe(expected);
});

const unclear: Record<string, string> = {
  'a list by name': `${imports}export default defineConfig({ integrations });`,
  'a list that is computed': `${imports}export default defineConfig({ integrations: all() });`,
  'two lists': `${imports}const a = { integrations: [] };\nexport default defineConfig({ integrations: [] });`,
  'no call and no list': 'export default {};',
  'a call without imports': 'export default defineConfig({ integrations: [] });',
};

test.each(Object.entries(unclear))('is left to the owner of %s', (_name, config) => {
  expect(addTiming(config)).toBeUndefined();
});
