import { renderDuration } from '../../protocol/duration.ts';
import { renderLocation } from '../../protocol/errors.ts';
import { withSigns } from '../../text/printable.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import type { StepResult } from '../result.ts';
import type { Scene } from '../scene.ts';
import { screenBlock } from './screen-block.ts';

/** All that was done in a step, folded unless it is where the walk broke. */
export function stepScenes(step: StepResult, source: string, isBroken: boolean): Markup {
  const { title, line, scenes } = step;
  if (scenes.length === 0) return nothing;
  const place = renderLocation({ file: source, ...(line === undefined ? {} : { line }) });
  return markup`<details${isBroken ? markup` open` : nothing}>
<summary>${withSigns(title)} <code>${place}</code></summary>
${scenes.map((scene) => sceneBlock(scene, step))}
</details>
`;
}

const did: Record<Scene['kind'], string> = {
  run: 'Typed',
  save: 'Saved',
  open: 'Opened',
  press: 'Pressed',
};

const came: Record<Scene['kind'], string> = {
  run: 'The terminal',
  save: 'The file',
  open: 'The page',
  press: 'The terminal',
};

function sceneBlock({ kind, typed, line, shown }: Scene, step: StepResult): Markup {
  const action = step.actions.find((one) => one.kind === kind && one.line === line);
  const at = line === undefined ? '' : ` in line ${line}`;
  const took = action && line !== undefined ? `, ${renderDuration(action.machineMs)}` : '';
  const commands = typed.split('\n').map((text) => markup`${withSigns(text)}\n`);
  return markup`<div class="scene">
<p class="did">${did[kind]}${at}${took}</p>
<pre class="typed" tabindex="0" role="group" aria-label="${did[kind]}${at}">${commands}</pre>
${screenBlock(shown, `${came[kind]}${at}`)}
</div>`;
}
