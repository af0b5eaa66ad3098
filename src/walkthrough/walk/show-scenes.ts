import { renderLocation } from '../../protocol/errors.ts';
import type { WalkthroughResult } from '../result.ts';
import type { Scene } from '../scene.ts';
import { textOfLine } from '../../protocol/screen-line.ts';
import { maskLines } from '../workspace/mask-lines.ts';
import { locate, type NotedScene, type Walk } from './walk.ts';

/** Puts what was done and shown until then into the result, secrets masked in the screens. */
export function showScenes(walk: Walk, result: WalkthroughResult): void {
  for (const step of result.steps) {
    step.scenes = walk.scenes
      .filter((scene) => scene.step === step.id)
      .map((scene) => sceneOf(scene, [...walk.secrets]));
  }
  result.transcript = result.steps
    .flatMap(({ scenes, ...step }) => [
      `## ${step.title} (${renderLocation(locate(walk, step))})`,
      ...scenes.flatMap(renderScene),
    ])
    .join('\n');
}

function sceneOf({ kind, typed, line, shown }: NotedScene, secrets: readonly string[]): Scene {
  return {
    ...{ kind, typed },
    ...(line === undefined ? {} : { line }),
    shown: maskLines(shown(), secrets),
  };
}

function renderScene({ kind, typed, shown }: Scene): string[] {
  const came = shown.map(textOfLine);
  switch (kind) {
    case 'run':
      return [`$ ${typed}`, ...came];
    case 'save':
      return [`[saves ${typed}]`];
    case 'open':
      return [`[opens ${typed}]`, ...came];
    case 'press':
      return [`[presses ${typed}]`, ...came];
  }
}
