import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import type {
  FullConfig,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
  TestStep,
} from 'playwright/types/testReporter';
import type { WalkEnd, WalkEvent } from './walk-event.ts';

/** The pipe that `meantime walk` reads. */
const pipe = 3;

/** Streams what happens to the process that started the runner. Playwright wants a default export. */
export default class EventReporter implements Reporter {
  constructor() {
    // The pipe ends with the process that started the runner, however that ended. What the
    // newcomers have started is ended in order, as by Ctrl-C.
    process.stdin.once('end', () => process.kill(process.pid, 'SIGINT')).resume();
    // Waiting for that is no reason to go on.
    if (process.stdin instanceof Socket) process.stdin.unref();
  }

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    send({ type: 'plan', walks: suite.allTests().length });
  }

  onTestBegin({ title }: TestCase, { retry }: TestResult): void {
    send({ type: 'walk-begin', title, room: retry });
  }

  onStepBegin({ title: walk }: TestCase, _result: TestResult, step: TestStep): void {
    if (step.category !== 'test.step') return;
    send({ type: 'step-begin', walk, depth: depthOf(step), title: step.title });
  }

  onStepEnd({ title: walk }: TestCase, _result: TestResult, step: TestStep): void {
    if (step.category !== 'test.step') return;
    const { title, duration, error } = step;
    const ended = {
      walk,
      depth: depthOf(step),
      title,
      durationMs: duration,
      failed: error !== undefined,
    };
    send({ type: 'step-end', ...ended });
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const attachments = result.attachments.flatMap(
      ({ name, body, path }): WalkEnd['attachments'] => {
        if (body) return [{ name, body: body.toString('base64') }];
        return path === undefined ? [] : [{ name, path }];
      },
    );
    const errors = result.errors.map(messageOf);
    const { title } = test;
    const { retry: room } = result;
    send({ type: 'walk-end', title, room, status: statusOf(result), errors, attachments });
  }

  onError(error: TestError): void {
    send({ type: 'error', message: messageOf(error) });
  }
}

function send(event: WalkEvent): void {
  writeSync(pipe, `${JSON.stringify(event)}\n`);
}

function depthOf(step: TestStep): number {
  let depth = 0;
  for (let { parent } = step; parent; { parent } = parent) {
    if (parent.category === 'test.step') depth += 1;
  }
  return depth;
}

function statusOf({ status }: TestResult): WalkEnd['status'] {
  return status === 'timedOut' ? 'failed' : status;
}

function messageOf({ message, stack, value }: TestError): string {
  return stripVTControlCharacters(message ?? stack ?? value ?? '').replace(/^MeantimeError: /, '');
}
