import { renderDuration } from '../../protocol/duration.ts';
import { renderLocation } from '../../protocol/errors.ts';
import { printable } from '../../text/printable.ts';
import { renderTable } from '../../text/render-table.ts';
import type { Calibration } from './calibrate.ts';

/** How far model and field are apart, for people. */
export function renderCalibration(
  { steps, leftOut, scales }: Calibration,
  { name, source }: { name: string; source: string },
): string {
  const rows = steps.map(({ title, line, runs, fieldMs, machineMs, modelledMs, ratio }) => [
    `  ${printable(renderLocation({ file: source, line }))} ${printable(title)}`,
    renderDuration(fieldMs),
    renderDuration(machineMs),
    renderDuration(modelledMs),
    factor(ratio),
    `${runs}`,
  ]);
  const head = [
    `${printable(name)}, model and field`,
    'field',
    'machine',
    'model',
    'apart',
    'readers',
  ];
  const left = leftOut.map(({ title, reason }) => `  ${printable(title)} is left out: ${reason}.`);
  const told = scales.flatMap(({ kind, scale, low, high, isTold }) =>
    isTold ? [`${kind} ${factor({ value: scale, low, high })}`] : [],
  );
  const untold = scales.flatMap(({ kind, isTold }) => (isTold ? [] : [kind]));
  return [
    ...(rows.length > 0
      ? renderTable([head, ...rows], { alignRight: [1, 2, 3, 5] })
      : [head[0] ?? '']),
    ...left,
    ...(told.length > 0 ? [`  Scales that the model would need: ${told.join(', ')}.`] : []),
    ...(untold.length > 0 ? [`  The steps say too little of: ${untold.join(', ')}.`] : []),
    ...(scales.length > 0
      ? ['  Nothing is scaled by them: they show how far to trust the model.']
      : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function factor({ value, low, high }: { value: number; low: number; high: number }): string {
  return `× ${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
