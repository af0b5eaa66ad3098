/** What the field holds, as a store keeps it: neither half a character nor none. Empties the field. */
export function takeNote(field: HTMLTextAreaElement): string | undefined {
  const text = field.value.replace(/[\p{Cs}\0]/gu, '').trim();
  field.value = '';
  return text || undefined;
}
