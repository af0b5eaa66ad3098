import { between, pick, type Random } from './random.ts';

/** What a sample is about, so that no two pages share their code. */
export interface SampleWords {
  /** An identifier in camel case: `readQueue`. */
  name: string;
  /** A plain word: `queue`. */
  thing: string;
  number: number;
}

interface Sample {
  language: string;
  code: (words: SampleWords) => string;
}

const samples: readonly [Sample, ...Sample[]] = [
  {
    language: 'js',
    code: ({ name, thing, number }) => `import { ${name} } from '${thing}';

// Waits at most ${number} seconds for the first ${thing}.
const ${thing} = await ${name}({ timeoutMs: ${number}_000, retries: 3 });
for (const item of ${thing}.items) {
  if (item.state === 'failed') throw new Error(\`\${item.id} failed\`);
  console.log(item.id, item.finishedAt?.toISOString() ?? 'pending');
}`,
  },
  {
    language: 'ts',
    code: ({ name, thing, number }) => `export interface ${thing.toUpperCase()}Options {
  /** Read before the first attempt. */
  readonly source: string | URL;
  limit?: number;
}

export async function ${name}({ source, limit = ${number} }: ${thing.toUpperCase()}Options): Promise<string[]> {
  const response = await fetch(source, { headers: { accept: 'application/json' } });
  const found = (await response.json()) as { name: string }[];
  return found.slice(0, limit).map(({ name }) => name);
}`,
  },
  {
    language: 'sh',
    code: ({ name, thing, number }) => `npm install ${thing}
export ${thing.toUpperCase()}_LIMIT=${number}
npx ${thing} run --name "${name}" | tee ${thing}.log`,
  },
  {
    language: 'json',
    code: ({ name, thing, number }) => `{
  "name": "${name}",
  "private": true,
  "${thing}": { "limit": ${number}, "verbose": false, "paths": ["src", "tests/${thing}"] }
}`,
  },
  {
    language: 'python',
    code: ({ name, thing, number }) => `from dataclasses import dataclass


@dataclass(frozen=True)
class ${name[0]?.toUpperCase() ?? ''}${name.slice(1)}:
    """One ${thing}, as the service returns it."""

    id: str
    limit: int = ${number}

    def is_open(self) -> bool:
        return self.limit > 0 and not self.id.startswith("x-")`,
  },
  {
    language: 'yaml',
    code: ({ name, thing, number }) => `${thing}:
  name: ${name}
  limit: ${number}
  on: [push, pull_request]
  steps:
    - run: npm ci
    - run: npm test -- --shard ${number}/8`,
  },
  {
    language: 'css',
    code: ({ thing, number }) => `.${thing} {
  display: grid;
  gap: ${number}px;
  color: var(--${thing}-text, #1f2328);
}

.${thing}:focus-visible > a {
  outline: 2px solid currentcolor;
}`,
  },
  {
    language: 'diff',
    code: ({ name, thing, number }) => `- import ${name} from '${thing}';
+ import { ${name} } from '${thing}';
- ${name}(${number});
+ await ${name}({ limit: ${number} });`,
  },
];

/** A fenced code block in one of eight languages. */
export function codeSample(random: Random, words: Omit<SampleWords, 'number'>): string {
  const { language, code } = pick(random, samples);
  return `\`\`\`${language}\n${code({ ...words, number: between(random, 2, 99) })}\n\`\`\``;
}
