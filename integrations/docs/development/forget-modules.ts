import type { DevEnvironment, RunnableDevEnvironment } from 'vite';

/** Has what was made of a file made anew when it is asked for. */
export function forgetModules(environment: DevEnvironment, file: string): void {
  const { moduleGraph } = environment;
  for (const module of moduleGraph.getModulesByFile(file) ?? []) {
    moduleGraph.invalidateModule(module);
  }
  if (!isRunnable(environment)) return;
  const { evaluatedModules } = environment.runner;
  for (const module of evaluatedModules.getModulesByFile(file) ?? []) {
    evaluatedModules.invalidateModule(module);
  }
}

// Vite's own test would have us load Vite for a build, too.
function isRunnable(environment: DevEnvironment): environment is RunnableDevEnvironment {
  return 'runner' in environment;
}
