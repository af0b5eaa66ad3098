import type { QuickstartReport, Report, StepReport, TimeEstimate } from './report.ts';
import { csvRow, type CsvCell } from '../text/csv-row.ts';
import { lostMs } from './step-costs.ts';

/** `quickstart, step, metric, value, low, high`: a number a line, so that any tool can take its own. */
export function renderReportCsv({ quickstarts, landed }: Report): string {
  const rows: CsvCell[][] = [
    ['quickstart', 'step', 'metric', 'value', 'low', 'high'],
    ['', '', 'landed', landed],
    ...quickstarts.flatMap(rowsOf),
  ];
  return rows.map((row) => csvRow(Array.from({ length: 6 }, (_, at) => row[at]))).join('');
}

function rowsOf(quickstart: QuickstartReport): CsvCell[][] {
  const { id, runs, reached, gaveUp, open, modelledMs, setAside, steps, quality } = quickstart;
  const { shareReached, restrictedMean, meanToHello, medianOfStarters, timesByShare } = quickstart;
  const told: CsvCell[][] = [
    ['runs', runs],
    ['reached', reached],
    ['gave_up', gaveUp],
    ['open', open],
    ['modelled_ms', modelledMs],
    ['share_reached', shareReached?.share, shareReached?.low, shareReached?.high],
    ...(
      [
        ['restricted_mean_ms', restrictedMean],
        ['median_of_starters_ms', medianOfStarters],
        ['mean_to_hello_ms', meanToHello],
      ] as const
    ).map(([metric, time]): CsvCell[] => [metric, time?.ms, time?.lowMs, time?.highMs]),
    ...(timesByShare ?? []).map(({ share, ms, lowMs, highMs }): CsvCell[] => [
      `time_by_${Math.round(share * 100)}_percent_ms`,
      ...[ms, lowMs, highMs],
    ]),
    ...againstRows(quickstart),
    ...splitRowsOf(quickstart),
    ['events_made', quality.eventsMade],
    ['events_lost', quality.eventsLost],
    ...Object.entries(setAside).map(([tag, count]): CsvCell[] => [`set_aside_${tag}`, count]),
  ];
  return [
    ...told.map((row): CsvCell[] => [id, '', ...row]),
    ...steps.flatMap((step) => stepRows(quickstart, step)),
  ];
}

function againstRows({ against }: QuickstartReport): CsvCell[][] {
  if (!against) return [];
  const { runs, restrictedMean, compared, graysTestP } = against;
  const { difference } = compared ?? {};
  return [
    ['against_runs', runs],
    ['against_restricted_mean_ms', ...endsOf(restrictedMean)],
    ['against_difference_ms', ...endsOf(difference)],
    ['against_grays_test_p', graysTestP],
  ];
}

function splitRowsOf({ split }: QuickstartReport): CsvCell[][] {
  if (!split) return [];
  return split.parts.flatMap(({ value, others, runs, reached, restrictedMean, compared }) => {
    const name = `${split.by}=${others === undefined ? value : `(${others} others)`}`;
    return [
      [`runs ${name}`, runs],
      [`reached ${name}`, reached],
      [`restricted_mean_ms ${name}`, ...endsOf(restrictedMean)],
      [`difference_ms ${name}`, ...endsOf(compared?.difference)],
    ];
  });
}

function endsOf(time: TimeEstimate | null | undefined): CsvCell[] {
  return [time?.ms, time?.lowMs, time?.highMs];
}

function stepRows({ id, costs }: QuickstartReport, step: StepReport): CsvCell[][] {
  const { reached, left, confused, copies, modelledMs, timeSpent } = step;
  const cost = costs.find((one) => one.step === step.id);
  return [
    ['reached', reached],
    ['left', left],
    ['confused', confused],
    ['copies', copies],
    ['modelled_ms', modelledMs],
    ['median_spent_ms', timeSpent?.medianMs],
    ['p75_spent_ms', timeSpent?.p75Ms],
    ['lost_ms', cost && Math.round(lostMs(cost))],
  ].map((row): CsvCell[] => [id, step.id, ...row]);
}
