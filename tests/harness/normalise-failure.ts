/** What is said of a broken walkthrough, without ports, folders, versions, times and names of logs. */
export function normaliseFailure(text: string): string {
  return text
    .replaceAll(/\/\S*\/meantime-newcomer-\w+\/home/g, '<home>')
    .replaceAll(/(127\.0\.0\.1|localhost):\d+/g, '$1:<port>')
    .replaceAll(/\bport \d+/g, 'port <port>')
    .replaceAll(/_logs\/\S+/g, '_logs/<log>')
    .replaceAll(/listen\(\d+\)/g, 'listen(<port>)')
    .replaceAll(/node:internal\S*/g, 'node:internal')
    .replaceAll(/Node\.js v\S+/g, 'Node.js <version>');
}
