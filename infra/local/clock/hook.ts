import { type Clock, instantOf } from '../../../shared/kernel/time.ts';

/** Where the local stack puts its clock for the bundled functions, which are separate module instances. */
const place = Symbol.for('huiyin.clock');

/**
 * The clock of the functions on one machine: it follows the virtual clock of the stack. Functions import it as `#clock`
 * (condition `local`); the type is that of `shared/kernel/system-clock.ts`.
 */
export const systemClock: Clock = {
  now: () => {
    const clock: unknown = Reflect.get(globalThis, place);
    return instantOf(typeof clock === 'function' ? Number(clock()) : Date.now());
  },
};

/** Makes `nowMs` (milliseconds since 1970 UTC) the clock that every function of this process sees. */
export function putClock(nowMs: () => number): void {
  Reflect.set(globalThis, place, nowMs);
}
