import type { AnsweredRequest } from './answered-request.ts';

/** Upper ends of the buckets of `meantime_request_duration_seconds`. */
const bucketsSeconds = [0.005, 0.025, 0.1, 0.5, 2.5, 10];

interface AnswerMetrics {
  count: (answer: AnsweredRequest) => void;
  render: () => string;
}

interface Durations {
  /** Of each bucket, those that took no longer; as many as buckets. */
  counts: number[];
  total: number;
  sumSeconds: number;
}

/** Counts answers, and tells them as Prometheus reads it (text format 0.0.4). */
export function answerMetrics(): AnswerMetrics {
  const answers = new Map<string, number>();
  const durations = new Map<string, Durations>();

  return {
    count({ endpoint, status, code = '', tookMs }: AnsweredRequest): void {
      // Every one of these is out of a short list of ours: strangers cannot make more of them.
      const labels = `endpoint="${endpoint}",status="${status}",code="${code}"`;
      answers.set(labels, (answers.get(labels) ?? 0) + 1);
      let known = durations.get(endpoint);
      if (!known) {
        known = { counts: bucketsSeconds.map(() => 0), total: 0, sumSeconds: 0 };
        durations.set(endpoint, known);
      }
      const seconds = tookMs / 1_000;
      for (const [index, end] of bucketsSeconds.entries()) {
        if (seconds <= end) known.counts[index] = (known.counts[index] ?? 0) + 1;
      }
      known.total += 1;
      known.sumSeconds += seconds;
    },
    render: () => [...renderAnswers(), ...renderDurations(), ...renderProcess(), ''].join('\n'),
  };

  function renderAnswers(): string[] {
    return [
      '# HELP meantime_answers_total Answers, by endpoint, status and code of the refusal.',
      '# TYPE meantime_answers_total counter',
      ...Array.from(answers, ([labels, count]) => `meantime_answers_total{${labels}} ${count}`),
    ];
  }

  function renderDurations(): string[] {
    const name = 'meantime_request_duration_seconds';
    return [
      `# HELP ${name} Time to the answer.`,
      `# TYPE ${name} histogram`,
      ...Array.from(durations).flatMap(([endpoint, { counts, total, sumSeconds }]) => [
        ...bucketsSeconds.map(
          (end, index) =>
            `${name}_bucket{endpoint="${endpoint}",le="${end}"} ${counts[index] ?? 0}`,
        ),
        `${name}_bucket{endpoint="${endpoint}",le="+Inf"} ${total}`,
        `${name}_sum{endpoint="${endpoint}"} ${sumSeconds}`,
        `${name}_count{endpoint="${endpoint}"} ${total}`,
      ]),
    ];
  }
}

function renderProcess(): string[] {
  const { user, system } = process.cpuUsage();
  const values = [
    ['process_resident_memory_bytes', 'gauge', process.memoryUsage.rss()],
    ['process_cpu_seconds_total', 'counter', (user + system) / 1_000_000],
    ['process_start_time_seconds', 'gauge', performance.timeOrigin / 1_000],
  ] as const;
  return values.flatMap(([name, type, value]) => [`# TYPE ${name} ${type}`, `${name} ${value}`]);
}
