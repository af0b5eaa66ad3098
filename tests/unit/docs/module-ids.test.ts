import { expect, test } from 'vitest';
import { mayLackImports } from '../../../integrations/docs/bundling/module-ids.ts';

test.each([
  ['/site/node_modules/astro/dist/runtime/server/index.js', false],
  ['/site/node_modules/.pnpm/astro@7.3.5/node_modules/astro/dist/core/app/base.js', false],
  ['/site/node_modules/meantime/integrations/docs/routes/page.astro', false],
  // It imports what a project installs beside it.
  ['/site/node_modules/@astrojs/react/dist/server.js', true],
  ['/site/node_modules/astro-icon/components/Icon.astro', true],
  ['/site/node_modules/astro/node_modules/lacking/index.js', true],
  ['/site/src/components/stamp.astro', false],
  ['\0virtual:astro:routes', false],
])('what may import what is not there: %s is %s', (id, isSo) => {
  expect(mayLackImports(id)).toBe(isSo);
});
