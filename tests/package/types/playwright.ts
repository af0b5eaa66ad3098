import {
  expect,
  test,
  type ActionResult,
  type Failure,
  type Newcomer,
  type NewcomerTestOptions,
  type Patience,
  type StepResult,
  type WalkthroughResult,
} from 'meantime/playwright';

const patience: Partial<Patience> = { commandMs: 60_000 };
const options: Partial<NewcomerTestOptions> = { newcomerPatience: patience, newcomerEnv: {} };

test.use(options);
test('the quickstart', async ({ newcomer, page }) => {
  const walker: Newcomer = newcomer;
  const result: WalkthroughResult = await walker.walk('quickstart');
  const steps: readonly StepResult[] = result.steps;
  const actions: readonly ActionResult[] = steps.flatMap((step) => step.actions);
  const failure: Failure | undefined = result.failure;
  expect([actions.length, failure?.code, await page.title()]).toEqual([]);
});

// @ts-expect-error there is no such option
test.use({ newcomerShell: 'fish' });
