const key = 'meantime:searches';
const mostKept = 5;

/** What this reader searched for and found, the last first. */
export function readSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    // Storage is forbidden, or somebody else wrote there.
    return [];
  }
}

export function keepSearch(query: string): void {
  if (query === '') return;
  const others = readSearches().filter((one) => one !== query);
  write([query, ...others].slice(0, mostKept));
}

export function forgetSearches(): void {
  write([]);
}

function write(searches: readonly string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(searches));
  } catch {
    // Storage is forbidden or full: nothing is remembered.
  }
}
