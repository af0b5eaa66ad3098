import { readManifestFile } from '../../collector/manifest-file.ts';
import { openStore } from '../../collector/open-store.ts';
import {
  fieldHolds,
  type FieldQuickstart,
  type FieldVerdict,
  type SlowerStep,
} from '../../gate/field/field-verdict.ts';
import { judgeField, type ComparedReaders } from '../../gate/field/judge-field.ts';
import {
  renderFieldAnnotations,
  renderFieldSummary,
  renderFieldText,
} from '../../gate/render/render-field.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { calibrate } from '../../reports/calibration/calibrate.ts';
import { renderCalibration } from '../../reports/calibration/render-calibration.ts';
import { parseAgainst, parseWindow } from '../../reports/parse-window.ts';
import type { QuickstartReport, Report } from '../../reports/report.ts';
import { stepsOf } from '../../reports/step-table.ts';
import { appendStepSummary } from '../append-step-summary.ts';
import type { CommandInput, ExitCode, World } from '../command.ts';
import { gateOptions } from '../gate-options.ts';
import { keepingReporter } from '../keeping-reporter.ts';
import { projectFolder } from '../project-folder.ts';
import { flagOption, textOption } from '../read-option.ts';
import { onlyUnknown } from './errors.ts';
import { fieldOptions } from './field-options.ts';
import { readMachineTimes } from './read-machine-times.ts';

const mostSlowerSteps = 3;

/** The field track: the readers of a window against those of the one before. */
export async function checkField(world: World, input: CommandInput): Promise<ExitCode> {
  const valueOf = (name: string) => textOption(input, { ...gateOptions, ...fieldOptions }, name);
  const nowMs = world.now();
  const until = valueOf('until');
  const window = parseWindow(valueOf('since'), until === '' ? undefined : until, nowMs);
  const before = parseAgainst('before', window, nowMs);
  const manifest = readManifestFile(world.cwd, valueOf('manifest'));
  const machineTimes = readMachineTimes(world.cwd, valueOf('walk'), manifest);
  const store = openStore({ cwd: world.cwd, database: valueOf('database'), mustExist: true });
  const [former, report] = await (async () => {
    const reporter = await keepingReporter(store);
    // The earlier one first: it has all runs read that the other needs.
    const earlier = await reporter.report({ manifest, nowMs, window: before });
    return [earlier, await reporter.report({ manifest, nowMs, window, against: before })] as const;
  })().finally(() => store.close());
  const quickstarts = chosen(report, valueOf('only')).map((quickstart) =>
    judge(quickstart, former, report.meansFromRuns),
  );
  const verdict: FieldVerdict = {
    v: 1,
    holds: fieldHolds(quickstarts),
    window,
    before,
    quickstarts,
  };
  const calibrations = chosen(report, valueOf('only')).map((quickstart) => ({
    quickstart,
    calibration: machineTimes && calibrateOn(quickstart, manifest, machineTimes),
  }));
  const isJson = flagOption(input, 'json');
  const told = calibrations.map(({ quickstart: { id }, calibration }) => ({
    quickstart: id,
    ...calibration,
  }));
  world.stdout.write(
    isJson
      ? `${JSON.stringify({ ...verdict, calibration: machineTimes ? told : null }, null, 2)}\n`
      : renderFieldText(verdict),
  );
  if (!isJson) {
    for (const {
      quickstart: { id: name, source },
      calibration,
    } of calibrations) {
      if (calibration) world.stdout.write(`\n${renderCalibration(calibration, { name, source })}`);
    }
    if (!machineTimes) {
      world.stdout.write(
        `\nHow far the model is from these readers is not told: ${valueOf('walk')} is not there to say what machines take. "meantime walk" writes it.\n`,
      );
    }
  }
  if (world.env['GITHUB_ACTIONS'] === 'true') {
    (isJson ? world.stderr : world.stdout).write(
      renderFieldAnnotations(verdict, projectFolder(world)),
    );
  }
  await appendStepSummary(world, renderFieldSummary(verdict));
  return verdict.holds === null ? 4 : verdict.holds ? 0 : 1;
}

function chosen({ quickstarts }: Report, only: string): QuickstartReport[] {
  const found = quickstarts.filter(({ id }) => only === '' || id === only);
  if (only !== '' && found.length === 0)
    throw onlyUnknown(
      only,
      quickstarts.map(({ id }) => id),
    );
  return found;
}

function judge(quickstart: QuickstartReport, former: Report, leastRuns: number): FieldQuickstart {
  const { id, source, runs, restrictedMean, against, toSee20Percent } = quickstart;
  const compared: ComparedReaders = {
    ...{ quickstart: id, source },
    before: { runs: against?.runs ?? 0, restrictedMeanMs: against?.restrictedMean?.ms ?? null },
    now: { runs, restrictedMeanMs: restrictedMean?.ms ?? null },
    difference: against?.compared?.difference ?? null,
    runsToSee: toSee20Percent?.runsPerWindow ?? null,
    runsToSettle: against?.compared?.runsToSettle ?? null,
  };
  const judged = judgeField(compared, leastRuns);
  const earlier = former.quickstarts.find((one) => one.id === id);
  const slowerSteps = judged.verdict === 'slower' && earlier ? slowerIn(quickstart, earlier) : [];
  return { ...judged, slowerSteps };
}

/** The steps that cost the average reader more than before, most first. */
function slowerIn(now: QuickstartReport, before: QuickstartReport): SlowerStep[] {
  const costOf = ({ costs }: QuickstartReport, step: string | undefined) => {
    const cost = costs.find((one) => one.step === step);
    return Math.round((cost?.spentMs ?? 0) + (cost?.leftMs ?? 0));
  };
  return now.costs
    .map(({ step: id }): SlowerStep => {
      const step = now.steps.find((one) => one.id === id);
      return {
        title: step?.title ?? 'before the first step',
        ...(step?.line !== undefined && { line: step.line }),
        ...{ wasMs: costOf(before, id), nowMs: costOf(now, id) },
      };
    })
    .filter(({ wasMs, nowMs }) => nowMs > wasMs)
    .toSorted((left, right) => right.nowMs - right.wasMs - (left.nowMs - left.wasMs))
    .slice(0, mostSlowerSteps);
}

function calibrateOn(
  { id, steps }: QuickstartReport,
  { quickstarts }: Manifest,
  machineTimes: (quickstart: string, step: string) => number | undefined,
) {
  const [page] = quickstarts.filter((one) => one.id === id);
  return calibrate(
    (page ? stepsOf(page) : []).map((step) => ({
      step,
      timeSpent: steps.find((one) => one.id === step.id)?.timeSpent ?? null,
      machineMs: machineTimes(id, step.id),
    })),
  );
}
