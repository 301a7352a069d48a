/** What this browser was told to remember under `key`; undefined also where the browser refuses to remember. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a preference in this browser. Never for anything about people or complaints. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser in private mode may refuse; the preference then lasts as long as the page.
  }
}
