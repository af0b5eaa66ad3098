import { renderDuration } from '../../protocol/duration.ts';
import { withSigns } from '../../text/printable.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import { failureNote } from './failure-note.ts';
import { stepScenes } from './step-scenes.ts';
import { stepsPicture } from './steps-picture.ts';
import { outcomeOf, outcomeWords, timesOf, type ShownWalk } from './walk-page.ts';

/** One walkthrough: how it went, what went wrong, its times, and all that was done. */
export function walkSection(walk: ShownWalk, id: string): Markup {
  const { result, title, source, pictures } = walk;
  const { failure, kept, steps, warnings } = result;
  const outcome = outcomeOf(result);
  return markup`<section class="walk" id="${id}" aria-labelledby="${id}-title">
<header>
<h2 id="${id}-title">${withSigns(title)}</h2>
<p><span class="outcome ${outcome}">${outcomeWords[outcome]}</span> <code>${source}</code></p>
</header>
${failure ? failureNote(failure, { pictures, kept }) : nothing}
${facts(walk)}
${steps.length === 0 ? nothing : stepsPicture(result)}
${warnings.map((warning) => markup`<p class="warning">${withSigns(warning)}</p>`)}
${steps.map((step) => stepScenes(step, source, failure?.step === step.id))}
${kept && kept.recordings.length > 0 ? recordings(kept.recordings) : nothing}
</section>
`;
}

function facts({ result, needs, budgetMs }: ShownWalk): Markup {
  const { humanMs, machineMs } = timesOf(result);
  const what = result.reader ? 'request' : 'click';
  const clicks = `${result.clicksToFind} ${what}${result.clicksToFind === 1 ? '' : 's'}`;
  const said: [string, string][] = [
    ['Human, modelled', renderDuration(humanMs)],
    ['Machine, measured', renderDuration(machineMs)],
    ...(budgetMs === undefined
      ? []
      : [['The page promises', renderDuration(budgetMs)] satisfies [string, string]]),
    ['From the home page', clicks],
  ];
  const list = said.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  const needed = needs.map(({ name, ms }) =>
    ms === undefined ? name : `${name} (${renderDuration(ms)})`,
  );
  return markup`<dl class="facts">${list}</dl>
${needed.length === 0 ? nothing : markup`<p class="needs">Needs: ${withSigns(needed.join(', '))}</p>`}`;
}

function recordings(files: readonly string[]): Markup {
  const names = files.map((file) => markup`<li><code>${file}</code></li>`);
  return markup`<details><summary>Recordings, for <code>asciinema play</code></summary><ul>${names}</ul></details>`;
}
