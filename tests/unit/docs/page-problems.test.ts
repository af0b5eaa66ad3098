import { describe, expect, test } from 'vitest';
import { renderProblem } from '../../../src/problems/problem.ts';
import { checkPage } from './check-page.ts';

/**
 * Checks a page in which ⟦ stands before each place that is to be blamed, in the order of the
 * places, and gives what the writer reads. So no wrong line or column can get into a snapshot.
 */
async function problemsOf(marked: string, name?: string): Promise<string> {
  const { problems, warnings } = await checkPage(marked.replaceAll('⟦', ''), name);
  const found = [...problems, ...warnings];
  expect(found.map(({ line, column }) => [line, column])).toEqual(placesIn(marked));
  return found.map(renderProblem).join('\n\n');
}

function placesIn(marked: string): number[][] {
  return marked.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const parts = line.split('⟦').slice(0, -1);
    return parts.map((_part, at) => [index + 1, parts.slice(0, at + 1).join('').length + 1]);
  });
}

function page(body: string): string {
  return `---\ntitle: Start\n---\n\n${body}\n`;
}

describe('frontmatter', () => {
  test('is missing', async () => {
    expect(await problemsOf('⟦Text.\n\n# Get started\n')).toMatchInlineSnapshot(`
      "content/page.mdx:1:1 A page has no frontmatter. (frontmatter-missing)

        A page begins with its title, between two lines of ---.

        > 1 | Text.
            | ^
          2 |

        Hint: Put this at the top of the file:
        ---
        title: Get started
        ---"
    `);
  });

  test('does not end', async () => {
    expect(await problemsOf('⟦---\ntitle: Start\n\nText.\n')).toMatchInlineSnapshot(`
      "content/page.mdx:1:1 The frontmatter does not end. (frontmatter-unclosed)

        It begins with this line, but no second line of --- ends it.

        > 1 | ---
            | ^
          2 | title: Start

        Hint: Put a line of --- below its last key."
    `);
  });

  test('has no title', async () => {
    expect(await problemsOf('⟦---\ndescription: About it.\n---\n\nText.\n')).toMatchInlineSnapshot(`
      "content/page.mdx:1:1 The frontmatter of a page is wrong. (frontmatter-invalid)

        title: must be text, but is missing.

        > 1 | ---
            | ^
          2 | description: About it.

        Hint: Write it like this:
        title: My page"
    `);
  });

  test('has several keys that are wrong, each blamed by itself', async () => {
    expect(
      await problemsOf(
        [
          '---',
          'title: ⟦2',
          '⟦titel: Start',
          'template: ⟦hone',
          'sidebar:',
          '  ⟦oder: 1',
          '⟦quickstart:',
          '  budget: ⟦soon',
          'hero:',
          '  actions:',
          '    - ⟦label: Go',
          '    - label: Go',
          '      href: ⟦[a, b]',
          '⟦order: 3',
          'draft: ⟦yes',
          '---',
          'Text.',
        ].join('\n'),
      ),
    ).toMatchInlineSnapshot(`
      "content/page.mdx:2:8 The frontmatter of a page is wrong. (frontmatter-invalid)

        title: must be text, but is 2.

          1 | ---
        > 2 | title: 2
            |        ^
          3 | titel: Start

        Hint: Put it in quotes: title: "2"

      content/page.mdx:3:1 The frontmatter of a page is wrong. (frontmatter-invalid)

        titel: is not a known key.

          1 | ---
          2 | title: 2
        > 3 | titel: Start
            | ^
          4 | template: hone

        Hint: Did you mean "title"?

      content/page.mdx:4:11 The frontmatter of a page is wrong. (frontmatter-invalid)

        template: must be one of "doc", "home", but is "hone".

          2 | title: 2
          3 | titel: Start
        > 4 | template: hone
            |           ^
          5 | sidebar:

        Hint: Did you mean "home"? Write it like this: template: home

      content/page.mdx:6:3 The frontmatter of a page is wrong. (frontmatter-invalid)

        sidebar.oder: is not a known key.

          4 | template: hone
          5 | sidebar:
        > 6 |   oder: 1
            |   ^
          7 | quickstart:

        Hint: Did you mean "order"?

      content/page.mdx:7:1 The frontmatter of a page is wrong. (frontmatter-invalid)

        quickstart.goal: must be text, but is missing.

          5 | sidebar:
          6 |   oder: 1
        > 7 | quickstart:
            | ^
          8 |   budget: soon

        Hint: Write it like this:
        quickstart:
          goal: Hello, world!

      content/page.mdx:8:11 The frontmatter of a page is wrong. (frontmatter-invalid)

        quickstart.budget: must be a time such as 90s, 5m or 1h, but is "soon".

          6 |   oder: 1
          7 | quickstart:
        > 8 |   budget: soon
            |           ^
          9 | hero:

        Hint: Write it like this:
        quickstart:
          goal: Hello, world!
          budget: 5m

      content/page.mdx:11:7 The frontmatter of a page is wrong. (frontmatter-invalid)

        hero.actions[0].href: must be text, but is missing.

           9 | hero:
          10 |   actions:
        > 11 |     - label: Go
             |       ^
          12 |     - label: Go

        Hint: Write it like this:
        hero:
          actions:
            - label: Get started
              href: /quickstart/

      content/page.mdx:13:13 The frontmatter of a page is wrong. (frontmatter-invalid)

        hero.actions[1].href: must be text, but is a list.

          11 |     - label: Go
          12 |     - label: Go
        > 13 |       href: [a, b]
             |             ^
          14 | order: 3

        Hint: Write it like this:
        hero:
          actions:
            - label: Get started
              href: /quickstart/

      content/page.mdx:14:1 The frontmatter of a page is wrong. (frontmatter-invalid)

        order: is not a known key.

          12 |     - label: Go
          13 |       href: [a, b]
        > 14 | order: 3
             | ^
          15 | draft: yes

        Hint: Write it below sidebar:
        sidebar:
          order: …

      content/page.mdx:15:8 The frontmatter of a page is wrong. (frontmatter-invalid)

        draft: must be true or false, but is "yes".

          13 |       href: [a, b]
          14 | order: 3
        > 15 | draft: yes
             |        ^
          16 | ---

        Hint: Write it like this:
        draft: true"
    `);
  });

  test.each(['\n', '\r\n'])('is found whatever ends a line: %j', async (end) => {
    const marked = '\ufeff---\ntitle: Start\nsidebar: { order: ⟦"1" }\n---\nText.\n';
    await problemsOf(marked.replaceAll('\n', end));
  });

  test('in TOML', async () => {
    expect(await problemsOf('+++\ntitle = "Start"\n⟦order = 3\n+++\nText.\n'))
      .toMatchInlineSnapshot(`
      "content/page.mdx:3:1 The frontmatter of a page is wrong. (frontmatter-invalid)

        order: is not a known key.

          1 | +++
          2 | title = "Start"
        > 3 | order = 3
            | ^
          4 | +++

        Hint: Write it below sidebar:
        sidebar:
          order: …"
    `);
  });
});

describe('frontmatter that cannot be read', () => {
  test('a colon in a text', async () => {
    expect(await problemsOf('---\ntitle: ⟦Start: the first steps\n---\nText.\n'))
      .toMatchInlineSnapshot(`
      "content/page.mdx:2:8 The frontmatter cannot be read. (frontmatter-syntax)

        A colon that is followed by a space begins a value, and there is a second one in this line.

          1 | ---
        > 2 | title: Start: the first steps
            |        ^
          3 | ---

        Hint: Put the text in quotes: title: "Start: the first steps""
    `);
  });

  test('a key twice', async () => {
    expect(await problemsOf('---\ntitle: One\ndraft: true\n⟦title: Two\n---\nText.\n'))
      .toMatchInlineSnapshot(`
      "content/page.mdx:4:1 The frontmatter cannot be read. (frontmatter-syntax)

        title is written twice.

          2 | title: One
          3 | draft: true
        > 4 | title: Two
            | ^
          5 | ---

        Hint: Keep one of the two lines."
    `);
  });

  test('a tab', async () => {
    expect(await problemsOf('---\ntitle: One\nsidebar:\n⟦\torder: 1\n---\nText.\n'))
      .toMatchInlineSnapshot(`
      "content/page.mdx:4:1 The frontmatter cannot be read. (frontmatter-syntax)

        YAML is indented by spaces, and this line begins with a tab.

          2 | title: One
          3 | sidebar:
        > 4 |     order: 1
            | ^
          5 | ---

        Hint: Write two spaces in place of the tab."
    `);
  });

  test('a quote that is left open', async () => {
    expect(
      (await checkPage('---\ntitle: "One\n---\nText.\n')).problems.map(renderProblem).join('\n'),
    ).toMatchInlineSnapshot(`
      "content/page.mdx:3:1 The frontmatter cannot be read. (frontmatter-syntax)

        YAML cannot read this: Missing closing "quote.

          1 | ---
          2 | title: "One
        > 3 | ---
            | ^
          4 | Text.

        Hint: Close the quote or bracket that is open."
    `);
  });

  test('a sign that begins something else', async () => {
    expect(await problemsOf('---\ntitle: ⟦@one\n---\nText.\n')).toMatchInlineSnapshot(`
      "content/page.mdx:2:8 The frontmatter cannot be read. (frontmatter-syntax)

        YAML cannot read this: Plain value cannot start with reserved character @.

          1 | ---
        > 2 | title: @one
            |        ^
          3 | ---

        Hint: Write each key on a line of its own, as in title: My page. Text with signs such as : # [ { @ goes in quotes. The frontmatter ends at the next line of ---."
    `);
  });

  test('a character that nobody sees', async () => {
    expect(await problemsOf('---\ntitle: O⟦\u0007ne\n---\nText.\n')).toMatchInlineSnapshot(`
      "content/page.mdx:2:9 The frontmatter cannot be read. (frontmatter-syntax)

        There is a character here that cannot be seen, U+0007, and that YAML does not allow.

          1 | ---
        > 2 | title: O␇ne
            |         ^
          3 | ---

        Hint: Delete it, or write the line anew."
    `);
  });

  test('what the page itself has wrong is told all the same', async () => {
    const { problems } = await checkPage('---\ntitel: One\n---\n\n<Crad />\n\n<Card>x</Card>\n');
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['frontmatter-invalid', 1],
      ['frontmatter-invalid', 2],
      ['component-unknown', 5],
      ['property-missing', 7],
    ]);
  });
});

describe('components', () => {
  test('that do not exist', async () => {
    expect(await problemsOf(page('Text 😀 ⟦<Crad title="x" />.\n\n⟦<ApiTable.Row />')))
      .toMatchInlineSnapshot(`
        "content/page.mdx:5:9 There is no such component. (component-unknown)

          <Crad> is neither built in nor imported.

            3 | ---
            4 |
          > 5 | Text 😀 <Crad title="x" />.
              |         ^
            6 |

          Hint: Did you mean <Card>? A component of your own is imported at the top of the page: import Crad from '../components/crad.astro';

        content/page.mdx:7:1 There is no such component. (component-unknown)

          <ApiTable.Row> is neither built in nor imported.

            5 | Text 😀 <Crad title="x" />.
            6 |
          > 7 | <ApiTable.Row />
              | ^
            8 |

          Hint: Built in are Aside, Badge, Beside, Card, CardGrid, Details, Field, Figure, FileTree, Glossary, Icon, Include, LinkButton, LinkCard, Overview, PackageManagers, Steps, TabItem, Tabs, Term, Tooltip. A component of your own is imported at the top of the page: import ApiTable from '../components/api-table.astro';"
      `);
  });

  test('that meantime/components does not have', async () => {
    expect(
      await problemsOf(page("import { Card, ⟦Crads } from 'meantime/components';\n\n<Crads />")),
    ).toMatchInlineSnapshot(`
      "content/page.mdx:5:16 There is no such built-in component. (built-in-unknown)

        meantime/components has no Crads.

          3 | ---
          4 |
        > 5 | import { Card, Crads } from 'meantime/components';
            |                ^
          6 |

        Hint: It has Aside, Badge, Beside, Card, CardGrid, Details, Field, Figure, FileTree, Glossary, Icon, Include, LinkButton, LinkCard, Overview, PackageManagers, Steps, TabItem, Tabs, Term, Tooltip."
    `);
  });

  test('with properties that are missing, unknown or wrong', async () => {
    expect(
      await problemsOf(
        page(
          [
            '⟦<Card>x</Card>',
            '',
            '<Card',
            '  title="x"',
            '\t⟦colour="red"',
            '/>',
            '',
            '<Aside ⟦kind="tpi" ⟦titel="T">x</Aside>',
            '',
            '<LinkButton href="/" ⟦primary="yes">x</LinkButton>',
            '',
            '<Card ⟦title={1} />',
          ].join('\n'),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "content/page.mdx:5:1 A component lacks a property. (property-missing)

        <Card> needs the property title.

          3 | ---
          4 |
        > 5 | <Card>x</Card>
            | ^
          6 |

        Hint: Write it like this: <Card title="…">

      content/page.mdx:9:2 A component has no such property. (property-unknown)

        <Card> has no property colour.

           7 | <Card
           8 |   title="x"
        >  9 |     colour="red"
             |     ^
          10 | />

        Hint: <Card> takes title, href, icon.

      content/page.mdx:12:8 A property has a wrong value. (property-wrong)

        kind of <Aside> must be one of note, tip, important, caution, danger, but is "tpi".

          10 | />
          11 |
        > 12 | <Aside kind="tpi" titel="T">x</Aside>
             |        ^
          13 |

        Hint: Write it like this: kind="tip"

      content/page.mdx:12:19 A component has no such property. (property-unknown)

        <Aside> has no property titel.

          10 | />
          11 |
        > 12 | <Aside kind="tpi" titel="T">x</Aside>
             |                   ^
          13 |

        Hint: Did you mean "title"?

      content/page.mdx:14:22 A property has a wrong value. (property-wrong)

        primary of <LinkButton> must be written without a value, or as {true} or {false}, but is "yes".

          12 | <Aside kind="tpi" titel="T">x</Aside>
          13 |
        > 14 | <LinkButton href="/" primary="yes">x</LinkButton>
             |                      ^
          15 |

        Hint: Write it like this: primary

      content/page.mdx:16:7 A property has a wrong value. (property-wrong)

        title of <Card> must be text in quotes, but is {1}.

          14 | <LinkButton href="/" primary="yes">x</LinkButton>
          15 |
        > 16 | <Card title={1} />
             |       ^
          17 |

        Hint: Write it like this: title="1""
    `);
  });

  test('that hold or stand in what they should not', async () => {
    expect(
      await problemsOf(
        page(
          [
            '<Steps>',
            '',
            '⟦Text',
            '',
            '</Steps>',
            '',
            '⟦<FileTree />',
            '',
            '⟦<TabItem label="a">x</TabItem>',
            '',
            '<Steps>',
            '',
            '1. One',
            '',
            '⟦```sh',
            'ls',
            '```',
            '',
            '</Steps>',
          ].join('\n'),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "content/page.mdx:7:1 A component holds what it cannot. (component-holds-wrong)

        <Steps> holds an ordered list and nothing else, but here is a paragraph.

          5 | <Steps>
          6 |
        > 7 | Text
            | ^
          8 |

        Hint: Move it out of <Steps>.

      content/page.mdx:11:1 A component is empty. (component-empty)

        <FileTree> is empty; it holds a list.

           9 | </Steps>
          10 |
        > 11 | <FileTree />
             | ^
          12 |

        Hint: Fill it, or remove it.

      content/page.mdx:13:1 A component stands in the wrong place. (component-misplaced)

        <TabItem> stands in <Tabs> alone.

          11 | <FileTree />
          12 |
        > 13 | <TabItem label="a">x</TabItem>
             | ^
          14 |

        Hint: Put it between <Tabs> and </Tabs>.

      content/page.mdx:19:1 A component holds what it cannot. (component-holds-wrong)

        <Steps> holds an ordered list and nothing else, but here is a code block.

          17 | 1. One
          18 |
        > 19 | \`\`\`sh
             | ^
          20 | ls

        Hint: What belongs to an item of the list is indented as deep as its text."
    `);
  });

  test('of a page that is a module', async () => {
    expect(
      await problemsOf(
        page(
          [
            "import Chart from './chart.astro';",
            "import { Card as Box } from 'meantime/components';",
            '',
            '<Chart any={1 + 1} />',
            '',
            '⟦<Box>x</Box>',
            '',
            '<Aside ⟦kind="tpi" {...rest}>x</Aside>',
            '',
            '<Card title={title} ⟦colour={red} />',
            '',
            '⟦<Chrat />',
          ].join('\n'),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "content/page.mdx:10:1 A component lacks a property. (property-missing)

        <Card> needs the property title.

           8 | <Chart any={1 + 1} />
           9 |
        > 10 | <Box>x</Box>
             | ^
          11 |

        Hint: Write it like this: <Card title="…">

      content/page.mdx:12:8 A property has a wrong value. (property-wrong)

        kind of <Aside> must be one of note, tip, important, caution, danger, but is "tpi".

          10 | <Box>x</Box>
          11 |
        > 12 | <Aside kind="tpi" {...rest}>x</Aside>
             |        ^
          13 |

        Hint: Write it like this: kind="tip"

      content/page.mdx:14:21 A component has no such property. (property-unknown)

        <Card> has no property colour.

          12 | <Aside kind="tpi" {...rest}>x</Aside>
          13 |
        > 14 | <Card title={title} colour={red} />
             |                     ^
          15 |

        Hint: <Card> takes title, href, icon.

      content/page.mdx:16:1 There is no such component. (component-unknown)

        <Chrat> is neither built in nor imported.

          14 | <Card title={title} colour={red} />
          15 |
        > 16 | <Chrat />
             | ^
          17 |

        Hint: Did you mean <Chart>? A component of your own is imported at the top of the page: import Chrat from '../components/chrat.astro';"
    `);
  });

  test('that the page brings itself are its own business', async () => {
    const own = [
      "import Card from './card.astro';",
      "import { Tabs as Sets } from 'elsewhere';",
      "import * as ui from 'ui';",
      'export const Local = () => 1;',
      '',
      '<Card colour="red"><Sets /><ui.Button /><Local /></Card>',
    ];
    expect((await checkPage(page(own.join('\n')))).problems).toEqual([]);
  });

  test('are none in Markdown, whatever their names', async () => {
    const { problems } = await checkPage(page('<Card>'), 'page.md');
    expect(problems.map(({ code, line }) => [code, line])).toEqual([['element-unknown', 5]]);
  });
});

const syntax: Readonly<Record<string, string>> = {
  'a tag left open': '⟦<Card title="x">\n\nText',
  'a tag left open in a paragraph': 'Text ⟦<Aside>bold\n\nmore',
  'a tag left open in a list': '- one\n- ⟦<b>two\n- three',
  'a tag that needs no end': 'One⟦<br>two',
  'another closing tag': '<Card title="x">\n\nText\n\n⟦</Crad>',
  'a closing tag alone': 'Text\n\n⟦</Card>',
  'a closing tag in a paragraph': '<Card title="a">\ntext\n\n⟦</Card> tail',
  'a comment': 'Text\n\n⟦<!-- not said -->',
  'less than': 'It takes ⟦<5 minutes',
  'an address': 'See ⟦<https://example.com/>',
  'a mail address': 'Write to ⟦<me@example.com>',
  'a value without quotes': '<Card ⟦title=x>a</Card>',
  'a quote left open': '<Card ⟦title="x>a</Card>',
  'braces in a tag': '<Card ⟦{title}>a</Card>',
  'a type': 'A Map<string⟦, number> of x',
  'an end of the tag forgotten': '⟦<Card title="x"\n\nText',
  'a brace': 'The set ⟦{1, 2',
  'an expression': 'The sum {1 ⟦b}',
  'an expression of several lines': '{\n  1 ⟦b\n}',
  'an import': 'import Chart from ⟦"./chart.astro;\n\nText',
  'an export': 'export const a = ⟦;\n\nText',
};

test('MDX that is none', async () => {
  const told: string[] = [];
  for (const [name, body] of Object.entries(syntax)) {
    const lines = (await problemsOf(page(body)))
      .split('\n')
      .filter((line) => !/^ +>? *\d* \|/.test(line));
    told.push(`# ${name}`, ...lines.filter((line) => line !== ''));
  }
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "# a tag left open
    content/page.mdx:5:1 The page is not MDX. (mdx-syntax)
      <Card> is not closed.
      Hint: Add </Card>, or write <Card /> where nothing stands in it. If it is meant as text, write \\<Card> or put it in backticks.
    # a tag left open in a paragraph
    content/page.mdx:5:6 The page is not MDX. (mdx-syntax)
      <Aside> is not closed before the end of its paragraph.
      Hint: Add </Aside>, or write <Aside /> where nothing stands in it. To put blocks between <Aside> and </Aside>, give each of the two a line of its own. If it is meant as text, write \\<Aside> or put it in backticks.
    # a tag left open in a list
    content/page.mdx:6:3 The page is not MDX. (mdx-syntax)
      <b> is not closed before the end of its paragraph.
      Hint: Add </b>, or write <b /> where nothing stands in it. If it is meant as text, write \\<b> or put it in backticks.
    # a tag that needs no end
    content/page.mdx:5:4 The page is not MDX. (mdx-syntax)
      <br> is not closed, which MDX asks of every tag.
      Hint: Write <br />.
    # another closing tag
    content/page.mdx:9:1 The page is not MDX. (mdx-syntax)
      </Crad> does not close the tag that is open, which is <Card> of line 5.
      Hint: Write </Card>, or open <Crad> after line 5.
    # a closing tag alone
    content/page.mdx:7:1 The page is not MDX. (mdx-syntax)
      </Card> closes a tag that is not open.
      Hint: Remove it, or write <Card> where it begins. Both stand in one block: in the same paragraph, or each on a line of its own.
    # a closing tag in a paragraph
    content/page.mdx:8:1 The page is not MDX. (mdx-syntax)
      </Card> stands in a paragraph, but <Card> of line 5 does not.
      Hint: Give </Card> a line of its own, or put both tags into one paragraph.
    # a comment
    content/page.mdx:7:1 The page is not MDX. (mdx-syntax)
      MDX has no comments of the kind <!-- … -->.
      Hint: Write {/* … */}.
    # less than
    content/page.mdx:5:10 The page is not MDX. (mdx-syntax)
      MDX takes < for the beginning of a tag.
      Hint: Write \\< or &lt;, or put what is code in backticks.
    # an address
    content/page.mdx:5:5 The page is not MDX. (mdx-syntax)
      MDX takes <https://example.com/> for a tag.
      Hint: Write it as a link: [https://example.com/](https://example.com/)
    # a mail address
    content/page.mdx:5:10 The page is not MDX. (mdx-syntax)
      MDX takes <me@example.com> for a tag.
      Hint: Write it as a link: [me@example.com](mailto:me@example.com)
    # a value without quotes
    content/page.mdx:5:7 The page is not MDX. (mdx-syntax)
      The value of title is not in quotes.
      Hint: Write it like this: title="x"
    # a quote left open
    content/page.mdx:5:7 The page is not MDX. (mdx-syntax)
      The quote that opens the value of title is not closed.
      Hint: Close it before the end of the tag <Card>.
    # braces in a tag
    content/page.mdx:5:7 The page is not MDX. (mdx-syntax)
      In a tag, braces stand behind the name of a property.
      Hint: Write name={value}, or {...properties} to give several.
    # a type
    content/page.mdx:5:13 The page is not MDX. (mdx-syntax)
      The sign , cannot stand in the tag <string>.
      Hint: Write properties like this: <string name="value">. If it is meant as text, write \\< or put it in backticks.
    # an end of the tag forgotten
    content/page.mdx:5:1 The page is not MDX. (mdx-syntax)
      The tag <Card does not end.
      Hint: Add the > at its end. If it is meant as text, write \\< or put it in backticks.
    # a brace
    content/page.mdx:5:9 The page is not MDX. (mdx-syntax)
      The brace { is not closed: MDX takes what follows it for code.
      Hint: Add the }. If it is meant as text, write \\{ or put it in backticks.
    # an expression
    content/page.mdx:5:12 The page is not MDX. (mdx-syntax)
      What stands in the braces is no JavaScript: Expected \`,\` or \`)\` but found a name.
      Hint: Correct the code. If it is meant as text, write \\{ or put it in backticks.
    # an expression of several lines
    content/page.mdx:6:5 The page is not MDX. (mdx-syntax)
      What stands in the braces is no JavaScript: Expected \`,\` or \`)\` but found a name.
      Hint: Correct the code. If it is meant as text, write \\{ or put it in backticks.
    # an import
    content/page.mdx:5:19 The page is not MDX. (mdx-syntax)
      A line that begins with import is JavaScript in MDX, and this is none: Unterminated string.
      Hint: Write it like this: import Chart from '../components/chart.astro'; and leave a blank line below. A sentence begins with another word.
    # an export
    content/page.mdx:5:18 The page is not MDX. (mdx-syntax)
      A line that begins with export is JavaScript in MDX, and this is none: Unexpected token.
      Hint: Write it like this: export const version = '1.0'; and leave a blank line below. A sentence begins with another word."
  `);
});

test('an image with a wrong address', async () => {
  expect(await problemsOf(page('Text ⟦![x](./a%zz.png)'))).toMatchInlineSnapshot(`
    "content/page.mdx:5:6 The address of an image is wrong. (image-address-wrong)

      "./a%zz.png" is no address: % must be followed by two digits from 0 to F.

        3 | ---
        4 |
      > 5 | Text ![x](./a%zz.png)
          |      ^
        6 |

      Hint: Write a percent sign itself as %25."
  `);
});

test('a language that nobody knows is a warning, wherever its block stands', async () => {
  expect(
    await problemsOf(
      page(
        '- item\n\n  ```⟦javasript\n  x\n  ```\n\n> ~~~ ⟦nope title="x"\n> x\n> ~~~\n\n```js\n```\n',
      ),
    ),
  ).toMatchInlineSnapshot(`
    "content/page.mdx:7:6 A code block has no colours. (language-unknown)

      "javasript" is no language that Shiki knows.

        5 | - item
        6 |
      > 7 |   \`\`\`javasript
          |      ^
        8 |   x

      Hint: Did you mean "javascript"?

    content/page.mdx:11:7 A code block has no colours. (language-unknown)

      "nope" is no language that Shiki knows.

         9 |   \`\`\`
        10 |
      > 11 | > ~~~ nope title="x"
           |       ^
        12 | > x

      Hint: Correct its name, or write txt."
  `);
});

test('of a language with marks at its name, the name alone is looked at', async () => {
  const { warnings, problems } = await checkPage(
    page('```js{1,3}\nx\n\nz\n```\n\n```ts:line-numbers {2}\nx\n```\n\n```dot{1}\nx\n```'),
  );
  expect(problems).toEqual([]);
  expect(
    warnings.map(({ code, line, column, message, hint }) => [code, line, column, message, hint]),
  ).toMatchInlineSnapshot(`
    [
      [
        "language-unknown",
        15,
        4,
        ""dot" is no language that Shiki knows.",
        "Correct its name, or write txt.",
      ],
      [
        "code-lines-missing",
        11,
        20,
        "{2} is about a line that is not there: the block has one line.",
        "Lines are counted from 1 as they are shown: comments that only mark code are left out.",
      ],
    ]
  `);
});

test('code that a page begins with, be it indented by a tab or by spaces', async () => {
  for (const indent of ['\t', '    ']) {
    const { page: made, problems } = await checkPage(
      `---\ntitle: T\n---\n\n${indent}a = 1\n\nText.\n`,
      'page.md',
    );
    expect(problems).toEqual([]);
    expect(made?.kind === 'plain' && made.html).toMatch(/<pre[^]*a = 1[^]*<\/pre>/);
  }
});

test('what is nested too deeply', async () => {
  expect(await problemsOf(page(`⟦${'> '.repeat(201)}x`))).toMatchInlineSnapshot(`
    "content/page.mdx:5:1 A page is nested too deeply. (nested-too-deep)

      More than 200 quotes and lists stand inside each other here.

        3 | ---
        4 |
      > 5 | > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > …
          | ^
        6 |

      Hint: Close what need not be open, or split the page."
  `);
});
