import { computeScore, runChecks } from 'afdocs';

export interface AgentScore {
  /** Of 100. */
  overall: number;
  /** What did not pass, a line each. */
  remarks: string[];
  checks: number;
}

/**
 * What AFDocs says of a site that is served here.
 *
 * @param origin that the site was built for, which its files name
 */
export async function agentScore(url: string, origin: string, pages = 50): Promise<AgentScore> {
  const report = await runChecks(url, {
    canonicalOrigin: origin,
    samplingStrategy: 'deterministic',
    maxLinksToTest: pages,
    // Nobody else is asked anything.
    requestDelay: 0,
  });
  const remarks = report.results
    .filter(({ status }) => status !== 'pass' && status !== 'skip')
    .map(({ id, status, message }) => `${status} ${id}: ${message}`);
  return { overall: computeScore(report).overall, remarks, checks: report.results.length };
}
