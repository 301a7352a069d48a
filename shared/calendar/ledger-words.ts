import type { IsoDate } from '../kernel/time.ts';
import type { DueLedger } from './explain.ts';
import type { Run } from './ledger-runs.ts';

/** How one language puts a ledger into words. Days come with the year only where a reader needs it. */
export type LedgerWords = {
  readonly started: (ledger: DueLedger, time: string) => string;
  /** An extension of a deadline on this day at this time. */
  readonly extended: (addition: DueLedger['budget'], day: IsoDate, time: string) => string;
  readonly run: (run: Run, ledger: DueLedger) => string;
  readonly due: (day: IsoDate, time: string) => string;
  readonly provisional: (years: readonly number[]) => string;
  readonly calendar: (version: number) => string;
};
