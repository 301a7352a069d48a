let aheadOfBrowser = 0;

/**
 * Learns the server's time from the `Date` header of an answer (whole seconds). Remaining time is reckoned from it,
 * because the clock of a ward computer may be minutes wrong.
 */
export function learnServerTime(dateHeader: string | null): void {
  const told = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (!Number.isNaN(told)) aheadOfBrowser = told - Date.now();
}

/** What the server's clock showed when the browser's showed `browserTime`; both in milliseconds since 1970 UTC. */
export const serverTimeOf = (browserTime: number): number => browserTime + aheadOfBrowser;

/** The server's present moment in milliseconds since 1970 UTC, as well as it is known. */
export const serverNow = (): number => serverTimeOf(Date.now());
