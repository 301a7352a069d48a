import { type Clock, instantOf } from './time.ts';

/**
 * The clock of the machine. The one place of the product that reads it: functions import it as `#clock`, so that the
 * local stack can put a clock that moves in its place when it bundles them.
 */
export const systemClock: Clock = { now: () => instantOf(Date.now()) };
