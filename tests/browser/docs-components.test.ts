import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtIns } from '../../integrations/docs/components/built-ins.ts';
import { articleShape } from '../harness/article-shape.ts';
import { componentSamples, everyComponent, includedPart } from '../harness/component-samples.ts';
import { visitSite } from '../harness/visit-site.ts';

const { site } = visitSite('docs-guide', {
  prepare: (project) => {
    const write = (name: string, body: string) => {
      const text = `---\ntitle: ${name}\n---\n${body}`;
      writeFileSync(join(project, `content/${name}.mdx`), text);
    };
    for (const [name, sample] of Object.entries(componentSamples)) {
      write(`data-${name}`, sample);
      write(`module-${name}`, `${sample}\n\n{1}\n`);
    }
    writeFileSync(join(project, 'content', includedPart.name), includedPart.text);
    write('data', everyComponent);
    write('module', `${everyComponent}\n\n{1}\n`);
  },
});

/** Without the needless expression that makes the page a module. */
function moduleShape(path: string): string {
  const shape = articleShape(site().read(path));
  expect(shape).toMatch(/1<\/div>$/);
  return shape.replace(/ ?1<\/div>$/, '</div>');
}

describe('a page as data and as a module is the same', () => {
  test('where one of the two is a module', () => {
    // One for each sample, one with all of them, and one of the fixture's own.
    const modules = Object.keys(componentSamples).length + 2;
    expect(site().output).toContain(`${modules} as modules`);
  });

  test.each([...builtIns.values()].map((component) => [component.name, component] as const))(
    'with %s',
    (name, { properties }) => {
      const sample = componentSamples[name] ?? '';
      expect(sample, `tests/harness/component-samples.ts has no <${name}>`).toContain(`<${name}`);
      for (const [property, { oneOf }] of Object.entries(properties)) {
        expect(sample).toMatch(new RegExp(`<${name}(?:[^>"]|"[^"]*")* ${property}`));
        for (const value of oneOf ?? []) expect(sample).toContain(`${property}="${value}"`);
      }
      const data = articleShape(site().read(`data-${name.toLowerCase()}/index.html`));
      expect(moduleShape(`module-${name.toLowerCase()}/index.html`)).toBe(data);
    },
  );

  test('with all of them on one page', () => {
    const data = articleShape(site().read('data/index.html'));
    expect(moduleShape('module/index.html')).toBe(data);
    expect(data).toContain('<a class="button button-primary" href="/quickstart/">');
  });
});
