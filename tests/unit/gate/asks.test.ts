import { describe, expect, it } from 'vitest';
import { renderAnnotations } from '../../../src/gate/render/render-annotations.ts';
import { renderStepSummary } from '../../../src/gate/render/render-step-summary.ts';
import { renderAskChange } from '../../../src/gate/render/render-ask-change.ts';
import { renderVerdictText } from '../../../src/gate/render/render-verdict.ts';
import { acceptedPage, editedPage, verdictOn } from './asked-page.ts';
import { harmlessEdits } from './harmless-edits.ts';
import { plantedAsks } from './planted-asks.ts';

describe('a page that asks for more or is measured less', () => {
  it.each(Object.entries(plantedAsks))('%s', async (_, { edits, blamed }) => {
    const after = editedPage(edits);
    const verdict = await verdictOn(acceptedPage, after);
    expect(verdict.holds).toBe(false);
    const changes = verdict.variants.flatMap(({ asks }) => asks);
    const lines = after.split('\n');
    expect(changes.map(({ line = 0 }) => lines[line - 1])).toEqual(blamed);
    const told = changes.map((change) => `${change.line} ${renderAskChange(change)}`);
    expect(`\n${told.join('\n')}\n`).toMatchSnapshot();
    for (const message of told.map((one) => one.slice(one.indexOf(' ') + 1))) {
      expect(renderVerdictText(verdict)).toContain(message);
      expect(renderAnnotations(verdict)).toContain(message.replaceAll('%', '%25'));
      expect(renderStepSummary(verdict).replaceAll('\\', '')).toContain(message);
    }
    expect(renderVerdictText(verdict)).toContain('run "npx meantime accept"');
  });

  it('holds once it was accepted', async () => {
    for (const { edits } of Object.values(plantedAsks)) {
      const after = editedPage(edits);
      expect((await verdictOn(after, after)).holds).toBe(true);
    }
  });
});

describe('a harmless edit', () => {
  it.each(Object.entries(harmlessEdits))('%s', async (_, edits) => {
    const after = typeof edits === 'function' ? edits(acceptedPage) : editedPage(edits);
    expect(after).not.toBe(acceptedPage);
    const verdict = await verdictOn(acceptedPage, after);
    expect(verdict.variants.flatMap(({ asks }) => asks)).toEqual([]);
    expect(verdict).toMatchObject({ holds: true, gone: [], notices: [] });
    expect(renderAnnotations(verdict)).toBe('');
  });
});
