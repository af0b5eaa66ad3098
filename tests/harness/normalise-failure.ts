/** What is said of a broken walkthrough, without ports, folders, versions, times and names of logs. */
export function normaliseFailure(text: string): string {
  return text
    .replaceAll(/\/\S*\/meantime-newcomer-\w+\/home/g, '<home>')
    .replaceAll(/(127\.0\.0\.1|localhost):\d+/g, '$1:<port>')
    .replaceAll(/\bport \d+/g, 'port <port>')
    .replaceAll(/_logs\/\S+/g, '_logs/<log>')
    .replaceAll(/listen\(\d+\)/g, 'listen(<port>)')
    .replaceAll(/node:internal\S*/g, 'node:internal')
    .replaceAll(/Node\.js v\S+/g, 'Node.js <version>')
    .replaceAll(/(duration_ms:?) [\d.]+/g, '$1 <time>')
    .replaceAll(/\b\d+(?:\.\d+)?( ?ms)\b/g, '<time>$1')
    .replaceAll(/\b\d{1,3}%/g, '<share>')
    .replaceAll(/\b(?:\d{1,2} \w{3} 20\d\d )?\d\d:\d\d:\d\d(?:\.\d+)?/g, '<clock>')
    .replaceAll(/^( *\[\d+\]) \d+$/gm, '$1 <pid>')
    .replaceAll(/\b(pid=|PID: |"pid":)\d+/g, '$1<pid>')
    .replaceAll(/"time":\d+/g, '"time":<clock>')
    .replaceAll(/^( *)\d+(:[CM]) /gm, '$1<pid>$2 ');
}
