import { parseKeys } from '../protocol/keys.ts';
import type { Action } from '../protocol/step.ts';
import { newcomerCosts, type Operator } from './costs.ts';
import { personas, type Persona } from './persona.ts';
import type { StepCost } from './step-cost.ts';

/** What an action takes, and what each of its placeholders takes on top. */
export function actionCosts(action: Action, persona: Persona): StepCost[] {
  return [
    actionCost(action, persona),
    ...outputCosts(action, persona),
    ...action.placeholders.map((placeholder): StepCost => {
      // What the reader puts there is unknown; it is taken to be as long as what it replaces.
      const ms = gesturesMs('placeholder', persona) + typingMs(placeholder, persona);
      return { what: 'placeholder', count: 1, ms };
    }),
  ];
}

/** What a command prints is looked over; a page that is opened is looked at as part of opening it. */
function outputCosts(action: Action, persona: Persona): StepCost[] {
  if (action.kind !== 'run') return [];
  const outputs = [
    ...(action.shown ?? []).map(({ output }) => output),
    ...(action.output ? [action.output] : []),
  ];
  return outputs.map(({ text }) => ({ what: 'output', count: 1, ms: glanceMs(text, persona) }));
}

function actionCost(action: Action, persona: Persona): StepCost {
  switch (action.kind) {
    case 'run': {
      const ms = gesturesMs('command', persona) + glanceMs(action.text, persona);
      return { what: 'command', count: 1, ms };
    }
    case 'save': {
      const handsMs = gesturesMs('file', persona) + typedMs(action.file, persona);
      return { what: 'file', count: 1, ms: handsMs + glanceMs(action.text, persona) };
    }
    case 'open': {
      const ms = gesturesMs('open', persona) + typedMs(addressOf(action.url), persona);
      return { what: 'open', count: 1, ms };
    }
    case 'answer': {
      const keys = action.keys && parseKeys(action.text).codes?.length;
      const handsMs =
        keys === undefined ? typedMs(action.text, persona) : keys * operatorMs('K', persona);
      const ms = gesturesMs('prompt', persona) + handsMs;
      return { what: 'prompt', count: 1, ms };
    }
  }
}

/** What a person types of a URL: browsers add the scheme. */
function addressOf(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

function gesturesMs(action: keyof typeof newcomerCosts.actions, persona: Persona): number {
  return newcomerCosts.actions[action]
    .flatMap((gesture): readonly Operator[] => newcomerCosts.gestures[gesture])
    .reduce((sum, operator) => sum + operatorMs(operator, persona), 0);
}

/** M, and the tokens; never more than the cap. */
function glanceMs(text: string, persona: Persona): number {
  const tokens = (text.match(new RegExp(newcomerCosts.token, 'gu')) ?? []).reduce(
    (sum, token) => sum + Math.ceil(Array.from(token).length / newcomerCosts.tokenLetters),
    0,
  );
  const ms = operatorMs('M', persona) + tokens * newcomerCosts.glanceTokenMs;
  return Math.min(ms, newcomerCosts.glanceAtMostMs);
}

/** The text and Enter. */
function typedMs(text: string, persona: Persona): number {
  return typingMs(text, persona) + operatorMs('K', persona);
}

function typingMs(text: string, persona: Persona): number {
  return Array.from(text).length * operatorMs('K', persona);
}

function operatorMs(operator: Operator, persona: Persona): number {
  const ms = newcomerCosts.operatorsMs[operator];
  const scaled = operator !== 'H' && operator !== 'B';
  return scaled ? (ms * personas[persona].operatorPercent) / 100 : ms;
}
