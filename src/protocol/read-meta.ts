import { markup, type QuickstartMeta } from './markup.ts';
import type { Need } from './need.ts';
import type { PageDocument } from './page.ts';
import { stepForms, type StepForm } from './step-starts.ts';

/** What a page says of itself as a quickstart; undefined when it says nothing, or nothing legible. */
export function readMeta(document: PageDocument): QuickstartMeta | undefined {
  const element = document.querySelector(`meta[name="${markup.quickstartMeta}"]`);
  return parseMeta(element?.getAttribute('content') ?? '');
}

function parseMeta(content: string): QuickstartMeta | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return undefined;
    const { id, locale, goal, budgetMs, source, steps, needs, revision, modelledMs } =
      value as Record<string, unknown>; // any object has string keys
    if (typeof id !== 'string' || typeof goal !== 'string' || !id || !goal.trim()) return undefined;
    return {
      id,
      ...(typeof locale === 'string' && locale ? { locale } : {}),
      goal,
      ...(Number.isSafeInteger(budgetMs) && Number(budgetMs) > 0
        ? { budgetMs: Number(budgetMs) }
        : {}),
      ...(isStepForm(steps) ? { steps } : {}),
      ...readNeeds(needs),
      ...(typeof source === 'string' ? { source } : {}),
      ...(typeof revision === 'string' && revision ? { revision } : {}),
      ...(isTimes(modelledMs) ? { modelledMs } : {}),
    };
  } catch {
    return undefined;
  }
}

function readNeeds(value: unknown): Pick<QuickstartMeta, 'needs'> {
  if (!Array.isArray(value)) return {};
  const needs = value.flatMap((need: unknown): Need[] => {
    if (typeof need !== 'object' || need === null) return [];
    const { name, ms } = need as Record<string, unknown>; // any object has string keys
    if (typeof name !== 'string') return [];
    return [{ name, ...(Number.isSafeInteger(ms) && { ms: Number(ms) }) }];
  });
  return needs.length > 0 ? { needs } : {};
}

function isStepForm(value: unknown): value is StepForm {
  return stepForms.some((form) => form === value);
}

function isTimes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((ms) => Number.isSafeInteger(ms) && ms >= 0);
}
