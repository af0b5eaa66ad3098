import { pick, type Random } from '../../bench/build/pages/random.ts';

/**
 * Code by its language, for a name. Most of these hold others: how those are coloured is where a
 * block's colours may come to hang on what else was coloured before.
 */
const samples: Readonly<Record<string, (name: string) => string>> = {
  mdx: (name) => `import ${name} from './${name}.astro';
export const sum = (list) => list.reduce((a, b) => a + b, 0);

# A page with **weight** {1 + 1}

<${name} client:load value={{ a: [1, 2] }}>

\`\`\`ts
const ${name}: number = 1;
\`\`\`

\`\`\`python
def ${name}(): return None
\`\`\`

</${name}>`,
  md: (name) => `---
title: ${name}
---

\`\`\`js
import { ${name} } from 'x';
\`\`\`

\`\`\`css
.${name} { color: red; }
\`\`\`

<b class="x">html</b>`,
  vue: (name) => `<script setup lang="ts">
const ${name} = ref<number>(1);
</script>
<template><p :class="{ a: ${name} }" @click="go()">{{ ${name} }}</p></template>
<style lang="scss">.a { .b & { margin: $x; } }</style>`,
  svelte: (name) => `<script lang="ts">
  let ${name}: number = $state(0);
</script>
{#if ${name} > 1}<p on:click={() => ${name}++}>{${name}}</p>{/if}
<style lang="scss">p { b { color: red; } }</style>`,
  astro: (name) => `---
import { ${name} } from '../x.ts';
const list: string[] = await ${name}();
---
<ul>{list.map((one) => <li class:list={['a']}>{one}</li>)}</ul>
<style>ul { color: red; }</style>`,
  html: (name) => `<!doctype html><style>.${name} { color: red; }</style>
<script type="module">const ${name} = \`a\${1}\`;</script>`,
  php: (name) => `<p><?php echo $${name}->go("SELECT * FROM t WHERE a = 1"); ?></p>
<script>let a = 1;</script>`,
  erb: (name) => `<% ${name}.each do |one| %><p style="color: red"><%= one %></p><% end %>`,
  js: (name) => `const ${name} = html\`<p class="\${a}">x</p>\`;
const b = css\`p { color: red; }\`;
const c = /* sql */ \`SELECT a FROM b\`;
const d = gql\`query { a { b } }\`;`,
  tsx: (name) => `export function ${name}({ a }: { a: string }) {
  return <p style={{ color: 'red' }}>{a satisfies string}</p>;
}`,
  graphql: (name) => `type ${name} { a(b: Int = 1): [String!]! @deprecated }`,
  yaml: (name) => `${name}: &a
  run: |
    npm install && echo "$A"
  list: [1, two, ~]`,
  docker: (name) => `FROM node:22 AS ${name}
RUN apt-get update && echo "$A" | grep -v b
CMD ["node", "a.mjs"]`,
  sh: (name) => `cat <<'EOF' > ${name}.json
{ "a": 1 }
EOF
node -e "console.log(1)" --flag=\${A:-b} | awk '{ print $1 }'`,
  console: (name) => `$ ${name} --help | less
usage: ${name}`,
  python: (name) => `async def ${name}(a: int = 1) -> str:
    return re.sub(r"(?P<a>\\d+)", f"{a!r:>4}", """SELECT 1""")`,
  ruby: (name) => `def ${name}(a:) = <<~SQL
  SELECT #{a} FROM b
SQL`,
  rust: (name) =>
    `#[derive(Debug)] pub fn ${name}<'a>(x: &'a str) -> Result<(), Box<dyn Error>> { Ok(()) }`,
  go: (name) => `func ${name}(a []string) (n int, err error) { return fmt.Sprintf("%d", len(a)) }`,
  java: (name) => `/** {@link ${name}} <b>html</b> */
@A("x") record ${name}<T extends B>(int a) {}`,
  csharp: (name) => `public record ${name}(int A) { string B => $"{A:N2} {"c"}"; }`,
  cpp: (name) => `template <typename T> auto ${name}(T&& a) -> decltype(a) { return R"(x)"; }`,
  swift: (name) => `func ${name}<T: A>(_ a: T) async throws -> some View { Text("\\(a)") }`,
  kotlin: (name) => `fun <T> ${name}(a: T?) = a?.let { "$it \${1 + 1}" }`,
  sql: (name) => `SELECT ${name}, count(*) FROM a JOIN b USING (c) WHERE d LIKE '%x' -- e`,
  toml: (name) => `[${name}.a]
b = 2026-01-01T00:00:00Z`,
  json: (name) => `{ "${name}": [1, true, null, "\\u00e9"] }`,
  xml: (name) => `<?xml version="1.0"?><${name} a="b"><![CDATA[x < y]]></${name}>`,
  css: (name) => `.${name}:is(a, b)::before { content: "\\201c"; width: calc(1px + 2em); }`,
  scss: (name) => `@mixin ${name}($a: 1px) { &:hover { margin: math.div($a, 2); } }`,
  less: (name) => `.${name}(@a: 1px) when (@a > 0) { width: ~"calc(1px)"; }`,
  diff: (name) => `- let ${name} = 1;
+ const ${name} = 2;
  // same`,
  latex: (name) => `\\begin{${name}} $a^2 + \\frac{1}{2}$ \\end{${name}}`,
  nginx: (name) => `location ~ ^/${name}/(.*)$ { proxy_pass http://a/$1; }`,
  make: (name) => `${name}: a.c
	@echo $(shell date) && cc -o $@ $<`,
  powershell: (name) => `Get-${name} | Where-Object { $_.A -eq "b$(1 + 1)" }`,
  lua: (name) => `local function ${name}(a) return ("%d"):format(#a) end -- [[ b ]]`,
  elixir: (name) =>
    `def ${name}(%{a: b} = c), do: ~H"<p class={b}>x</p>" |> IO.inspect(label: "a")`,
  hcl: (name) => `resource "a" "${name}" { b = "\${var.c}" }`,
  handlebars: (name) =>
    `{{#each ${name}}}<p class="{{a}}">{{> b}}</p>{{/each}}<script>let a = 1;</script>`,
  rst: (name) => `.. code-block:: python

   def ${name}(): pass

:ref:\`a\``,
  http: (name) => `POST /${name} HTTP/1.1
Content-Type: application/json

{ "a": 1 }`,
};

const languages = Object.keys(samples) as [string, ...string[]]; // not empty

/** A fence of any language of the samples. */
export function embeddingFence(random: Random, name: string): string {
  const language = pick(random, languages);
  // Four ticks: some samples hold fences of their own.
  return ['````' + language, samples[language]?.(name) ?? '', '````'].join('\n');
}
