import { expect, test } from 'vitest';
import {
  PhaseClock,
  renderBuildReport,
} from '../../../integrations/docs/reporting/build-report.ts';

test('says where the time went and what the cache spared', () => {
  const phasesMs = { compile: 4210, bundle: 900, render: 1449, search: 0, other: 51 };
  expect(
    renderBuildReport({
      phasesMs,
      compiled: { made: 1, cached: 999 },
      rendered: { made: 3, cached: 997 },
      modules: 2,
      ignoredLinks: 3,
    }),
  ).toEqual([
    'compile 4.2 s · bundle 0.9 s · render 1.4 s · search 0.0 s · other 0.1 s',
    'compiled 1 page (999 from the cache), rendered 3 pages (997 from the cache), let 3 links be, 2 as modules',
  ]);
  const [, cold] = renderBuildReport({
    phasesMs,
    compiled: { made: 12, cached: 0 },
    rendered: { made: 12, cached: 0 },
    modules: 0,
    ignoredLinks: 0,
  });
  expect(cold).toBe('compiled 12 pages, rendered 12 pages');
});

test('what is in no phase is other', () => {
  let ms = 100;
  const clock = new PhaseClock(() => ms);
  ms = 150;
  clock.start('bundle');
  ms = 400;
  clock.stop('bundle');
  clock.stop('render');
  ms = 420;
  expect(clock.read()).toEqual({ compile: 0, bundle: 250, render: 0, search: 0, other: 70 });
});
