/** What their terms mean; tests/fixtures/docs-guide/astro.config.mjs declares the same. */
export const sampleGlossary = {
  'time to hello world': 'From *landing* to the <first> success.',
  beacon: 'A message of a page & its reader.',
};

/**
 * Each built-in component by its name, with each of its properties and values, and with Markdown,
 * code and other components in it. A component without a sample fails the tests that use them.
 */
export const componentSamples: Readonly<Record<string, string>> = {
  Aside: `
<Aside>One line with *weight*.</Aside>

<Aside kind="note" title="A &amp; B">

- a list
  - in a list

\`\`\`js title="a.mjs"
const a = 1 < 2;
\`\`\`

<Aside kind="tip">
In an aside: [a link](./guides/reading.mdx#the-neck).
</Aside>

</Aside>

<Aside kind="important">Important.</Aside>
<Aside kind="caution">Caution.</Aside>
<Aside kind="danger" title={'Literal'}>Danger.</Aside>
`,
  Badge: `
It is <Badge>New</Badge>, <Badge kind="note">a *note*</Badge>, <Badge kind="tip">Stable</Badge>, <Badge kind="important">Read</Badge>, <Badge kind="caution">Beta</Badge> or <Badge kind="danger">Gone</Badge>.
`,
  Beside: `
<Beside>

### What it does

It turns the glass.

\`\`\`js
turn();
\`\`\`

</Beside>
`,
  Card: `
<Card title="Alone" />

<Card title="A *card* of <b>" href="./guides/reading.mdx" icon="hourglass">

First paragraph.

| a | b |
| - | - |
| 1 | <br /> |

</Card>
`,
  CardGrid: `
<CardGrid>
  <Card title="One" href="/quickstart/">
    First

    - list
  </Card>
  <Card title="Two">Second <kbd class="key">K</kbd></Card>
  <Card title="Three">

  > [!WARNING]
  > In a card.

  </Card>
</CardGrid>
`,
  Details: `
<Details summary="On *Windows* & others">

Use \`PowerShell\`.

- one

</Details>

<Details summary="Open" open>Short.</Details>
`,
  Field: `
<Field name="glass" type="string | undefined" required>

What is *turned*.

</Field>

<Field name="size" type="number" default="\`3\`">How large.</Field>

<Field name="alone" />
`,
  Figure: `
<Figure caption="A *glass*, turned." zoom>
  <img src="/glass.svg" alt="" width="40" height="60" />
</Figure>

<Figure>

A table is a figure, too.

</Figure>
`,
  FileTree: `
<FileTree>

- src/ the sources
  - **index.mjs** with \`code\` in its remark
  - lib
    - [linked.mjs](./guides/reading.mdx)
    - \`with space.mjs\`
  - …
- empty/
- package.json

</FileTree>

<FileTree>

- loose/

  - one.md

- two.md

</FileTree>
`,
  Glossary: `
The terms:

<Glossary />
`,
  Icon: `
An ornament <Icon name="hourglass" /> and <Icon name="triangle-alert" label="Take care & wait" />.
`,
  Include: `
<Include file="./_part.mdx" />

<Include file="./_part.mdx" region="one" />
`,
  LinkButton: `
Go <LinkButton href="/quickstart/" primary>there **now**</LinkButton> or <LinkButton href="https://example.com/?a=1&b=2" primary={false}>elsewhere</LinkButton>.

<LinkButton href="./guides/reading.mdx">On a line of its own</LinkButton>
`,
  LinkCard: `
<LinkCard title="Reading" href="./guides/reading.mdx" />

<LinkCard title="Numbers" href="/quickstart/" description="What *they* are." icon="rocket" />
`,
  Overview: `
<Overview folder="guides" />

<Overview folder="guides" as="list" />

<Overview folder="guides" as="cards" />
`,
  PackageManagers: `
<PackageManagers command="npm install -D hourglass" />

<PackageManagers command="npx hourglass turn" syncKey="glass" local />
`,
  Steps: `
<Steps>

1. Prepare

   \`\`\`sh
   mkdir sand
   \`\`\`

2. Choose:

   <Tabs syncKey="glass">
     <TabItem label="Small">
     \`\`\`sh
     npx hourglass --small
     \`\`\`
     </TabItem>
     <TabItem label="Large">

     :::tip[In a *tab*]
     Take care.
     :::

     </TabItem>
   </Tabs>

3. Done {/* for the day */}

</Steps>

<Steps>
  3. Goes on
  4. from three
</Steps>
`,
  TabItem: `
<Tabs>
  <TabItem label="With &quot;quotes&quot;">

  Text, and a [link](./guides/reading.mdx).

  ### A heading

  </TabItem>
  <TabItem label="Nested">
    <Tabs>
      <TabItem label="Inner one">One</TabItem>
      <TabItem label="Inner two">Two</TabItem>
    </Tabs>
  </TabItem>
</Tabs>
`,
  Tabs: `
<Tabs syncKey="glass"><TabItem label="Small">A *little* sand.</TabItem><TabItem label="Large">Much sand.</TabItem></Tabs>

<Tabs>
  <TabItem label="Alone">

  1. list
  2. of two

  </TabItem>
</Tabs>
`,
  Term: `
A <Term>beacon</Term> is *sent*, <Term>**Time** to hello
world</Term> measured; two <Term name="beacon">*beacons* &amp; more</Term>.

<Term>beacon</Term>
`,
  Tooltip: `
Turn the <Tooltip text="Grains of *quartz*.">**sand**</Tooltip>, then the <Tooltip text="What holds it." id="the-glass">glass</Tooltip>.
`,
};

/** Markdown that both kinds of pages are to show alike, beside the components. */
const plainMarkdown = `
Meet at 10:30, x:y. [Stay](./index.mdx).

:::caution[Mind the *gap*]
10:30 is no directive.
:::

:::info Title after a space
Text.
:::

> [!TIP]
> As on a **Git host**.
>
> > [!IMPORTANT]
> > In another.

> Just a quote.

<details open>
<summary>More</summary>

| a | b |
| - | - |
| 1 | <br /> |

</details>
`;

/** What the samples include, to be written beside their page. */
export const includedPart = {
  name: '_part.mdx',
  text: '{/* #region one */}\n\n```sh norun\necho 1\n```\n\n{/* #endregion one */}\n\nSee [it](./quickstart.md).\n',
};

/** A page's body that shows every built-in component. */
export const everyComponent = [
  plainMarkdown,
  ...Object.entries(componentSamples).map(([name, sample]) => `## ${name}\n${sample}`),
].join('\n');
