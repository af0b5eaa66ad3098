/**
 * A value as JSON that a terminal may show: what steers one, or is not seen, is written as its number,
 * and reads as the same value.
 */
export function renderJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(/[\p{Cc}\p{Cf}]/gu, (sign) =>
    sign === '\n' ? sign : sign.split('').map(escapeUnit).join(''),
  );
  return `${text}\n`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
