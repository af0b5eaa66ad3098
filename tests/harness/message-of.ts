import { isMeantimeError } from '../../src/protocol/errors.ts';

/** An error as a person is told it: code, title, message, hint. The path of a test's folder is cut. */
export function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return describeError(error);
  }
  throw new Error('Nothing was thrown.');
}

export function describeError(error: unknown): string {
  if (!isMeantimeError(error)) throw error;
  const { code, title, message, hint = '' } = error;
  const text = [`${title} [${code}]`, message, hint].join('\n');
  return text.replace(/\/\S*\/meantime-test-[^/\s]+/g, '/project');
}

/** What an error says and what it has a person do; `nothing was thrown` without one. */
export function saidBy(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isMeantimeError(error)) return `${error.message}\n\n${error.hint ?? ''}`;
    throw error;
  }
  return 'nothing was thrown';
}
