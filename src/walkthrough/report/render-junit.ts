import { escapeHtml } from '../../text/escape-html.ts';
import { withSigns } from '../../text/printable.ts';
import { renderFailure } from '../result.ts';
import { evidenceOf } from './evidence.ts';
import { outcomeOf, timesOf, type ShownWalk, type WalkPage } from './walk-page.ts';

/** A walk as JUnit's XML, which CI servers read: a case a walkthrough, its failure as its text. */
export function renderJunit({ report, walks, unwalked }: WalkPage): string {
  const specs = report.failedSpecs ?? [];
  const broken = walks.filter(({ result }) => outcomeOf(result) === 'broken');
  const counts = {
    tests: walks.length + unwalked.length + specs.length,
    failures: broken.length + specs.length,
    errors: walks.filter(({ result }) => outcomeOf(result) === 'unjudged').length,
    skipped: unwalked.length,
  };
  const totals = Object.entries(counts).map(([name, count]) => ` ${name}="${count}"`);
  const cases = [
    ...specs.map(
      ({ title, errors }) =>
        `    <testcase classname="spec" name="${attribute(title)}"><failure message="The spec failed.">${text(errors.join('\n\n'))}</failure></testcase>`,
    ),
    ...walks.map(renderCase),
    ...unwalked.map(
      (name) =>
        `    <testcase classname="${attribute(name)}" name="${attribute(name)}"><skipped message="No walkthrough walks it." /></testcase>`,
    ),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="${attribute(`meantime walk of ${report.site}`)}"${totals.join('')} timestamp="${new Date(report.writtenAtMs).toISOString().slice(0, 19)}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function renderCase({ result, title, source }: ShownWalk): string {
  const { failure, transcript, kept } = result;
  const { location } = failure ?? {};
  const place = [
    ` file="${attribute(location?.file ?? source)}"`,
    ...(location?.line === undefined ? [] : [` line="${location.line}"`]),
  ].join('');
  const seconds = (timesOf(result).machineMs / 1_000).toFixed(3);
  const evidence = kept ? evidenceOf(kept).map(({ what, at }) => `\n\n${what}: ${at}`) : [];
  // What could not be judged is no failure of the page, and no success either.
  const element = failure?.isUnjudged ? 'error' : 'failure';
  const lines = [
    `    <testcase classname="${attribute(source)}" name="${attribute(title)}"${place} time="${seconds}">`,
    ...(failure
      ? [
          `      <${element} type="${attribute(failure.code)}" message="${attribute(failure.title)}">${text([renderFailure(failure), ...evidence].join(''))}</${element}>`,
        ]
      : []),
    `      <system-out>${text(transcript)}</system-out>`,
    '    </testcase>',
  ];
  return lines.join('\n');
}

function attribute(value: string): string {
  return text(value.replaceAll(/\s+/g, ' '));
}

/** XML has no way to write control characters, not even escaped: they are shown as signs. */
function text(value: string): string {
  const lines = value.split('\n').map((line) => escapeHtml(withSigns(line)));
  return lines.join('\n').replaceAll(/[\ufffe\uffff]/g, '\ufffd');
}
