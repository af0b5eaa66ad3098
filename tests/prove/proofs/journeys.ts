import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../../harness/browser.ts';
import { serveWithFaults } from '../../harness/serve-with-faults.ts';
import { buildTimingSite } from '../../browser/timing-site.ts';
import { drawJourney } from '../journeys/draw-journey.ts';
import { judgeJourney } from '../journeys/judge-journey.ts';
import { takeJourney } from '../journeys/take-journey.ts';
import { defineProof } from '../proof.ts';

const quickstarts = { '/quickstart/': { goal: 'Hello, world!' } };
const steps = ['install', 'write-the-program', 'run-it'];

export const proof = defineProof({
  shows:
    'Whatever a network, a clock or a tab does, the stored run is the way that the reader took.',
  options: {
    journeys: { what: 'journeys', usual: 1_000 },
    first: { what: 'number of the first, to take one again', usual: 0 },
    atOnce: { what: 'journeys under way at once', usual: 4 },
  },
  sample: { journeys: 6, atOnce: 2 },
  async run({ journeys, first, atOnce }, { random, say, folder, signal }) {
    const built = await buildTimingSite({
      fixture: 'timing-site',
      timing: { siteId: 'fixture', quickstarts },
    });
    const browser = await launchBrowser({ asPerson: true });
    const contradictions: string[] = [];
    const counts = { events: 0, lost: 0, killed: 0, untrusted: 0, reached: 0 };
    // All are drawn before any is taken: the same seed gives the same ones, however many go at once.
    const drawn = Array.from({ length: first + journeys }, () => drawJourney(steps, random));
    let next = first;
    const takeTurns = async (): Promise<void> => {
      for (let index = next++; index < drawn.length; index = next++) {
        signal.throwIfAborted();
        const journey = drawn[index];
        if (!journey) return;
        const site = await serveWithFaults({
          dist: built.dist,
          folder: mkdtempSync(join(folder, 'journey-')),
        });
        try {
          const taken = await takeJourney(browser, site, journey);
          const [run] = taken.runs;
          counts.events += taken.events.length;
          counts.lost += run?.eventsLost ?? 0;
          counts.killed += Number(taken.isKilled);
          counts.untrusted += Number(run?.clock.disagreement === 'unexplained');
          counts.reached += Number(run?.outcome === 'reached');
          const wrong = judgeJourney(taken);
          if (wrong.length > 0) {
            contradictions.push(
              `journey ${index}: ${wrong.join('; ')}\n${JSON.stringify(journey)}`,
            );
          }
        } catch (error) {
          contradictions.push(`journey ${index}: ${String(error)}\n${JSON.stringify(journey)}`);
        } finally {
          await site.close();
        }
      }
    };
    try {
      await Promise.all(Array.from({ length: atOnce }, takeTurns));
    } finally {
      await browser.close();
      built.remove();
    }
    const { events, lost, killed, untrusted, reached } = counts;
    say(`${journeys} journeys, ${contradictions.length} of them not as they were taken`);
    say(`${events} events, ${lost} lost by ${killed} tabs that were killed`);
    say(
      `${reached} reached hello, ${untrusted} are set aside since a clock was set, or may have been`,
    );
    return contradictions;
  },
});
