import { silenceMs } from '../../../src/protocol/silence.ts';
import type { Run } from '../../../src/reports/runs/run.ts';
import type { TakenJourney } from './take-journey.ts';

const toleranceMs = 1_000;

/** In what the stored run differs from what the script knows; empty when it does not. */
export function judgeJourney(taken: TakenJourney): string[] {
  const { events, runs, made, isKilled, isClockSet, isSleepUnheard } = taken;
  // A clock that is set by as much as ends a run is no other thing to a page than a night.
  if (taken.clockSetMs >= silenceMs && runs.length > 1) return taken.refused;
  const seqs = events.map(({ seq }) => seq);
  const wrong = [...taken.refused];
  if (new Set(seqs).size !== seqs.length) wrong.push(`events are there twice: ${seqs.join()}`);
  if (seqs.some((seq) => seq >= made))
    wrong.push(`events that the page did not make: ${seqs.join()}`);
  if (!isKilled && seqs.length !== made)
    wrong.push(`${made} events were made, stored are ${seqs.join()}`);
  const [run, ...others] = runs;
  if (others.length > 0) wrong.push('the run was taken for several');
  if (!run) return isKilled ? wrong : [...wrong, 'there is no run'];
  if (run.eventsMade - run.eventsLost !== seqs.length || run.eventsMade !== Math.max(...seqs) + 1) {
    wrong.push(
      `the report says that ${run.eventsLost} of ${run.eventsMade} were lost, stored are ${seqs.join()}`,
    );
  }
  const isUntrusted = run.clock.disagreement === 'unexplained';
  if (isUntrusted && !isClockSet && !isSleepUnheard)
    wrong.push('a run whose clock nobody set is not trusted');
  return isUntrusted ? wrong : [...wrong, ...judgeTimes(run, taken)];
}

function judgeTimes(run: Run, { landed, steps, hello, isKilled }: TakenJourney): string[] {
  const wrong: string[] = [];
  const judge = (what: string, ms: number, told: { fromMs: number; toMs: number }): void => {
    const fromMs = told.fromMs - landed.toMs - toleranceMs;
    const toMs = told.toMs - landed.fromMs + toleranceMs;
    if (ms < fromMs || ms > toMs)
      wrong.push(`${what} at ${ms} ms, was from ${fromMs} to ${toMs} ms`);
  };
  const seen = run.steps.map(({ step }) => step);
  const read = steps.map(({ step }) => step);
  const expected = isKilled ? read.filter((step) => seen.includes(step)) : read;
  if (seen.join() !== expected.join())
    wrong.push(`steps were ${read.join()}, stored are ${seen.join()}`);
  for (const { step, ...told } of steps) {
    const visit = run.steps.find((other) => other.step === step);
    if (visit) judge(step, visit.reachedMs, told);
  }
  if (run.outcome === 'reached') {
    if (hello) judge('hello', run.toHelloMs, hello);
    else wrong.push('nobody said hello');
  } else if (hello && !isKilled) wrong.push('hello is not there');
  return wrong;
}
