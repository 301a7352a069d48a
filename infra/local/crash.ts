import * as z from 'zod';

/** Points at which a test can have the process killed, to prove what survives. */
export type CrashPoint = 'ses-accepted' | 'object-written';

const Setting = z
  .string()
  .regex(/^[a-z-]+(:\d+)?$/)
  .transform((text) => {
    const [label = '', count = '1'] = text.split(':');
    return { label, count: Number(count) };
  });

const passes = new Map<CrashPoint, number>();

/**
 * Kills this process with SIGKILL when the environment says so: `HUIYIN_CRASH_AT=<label>` the first time the point is
 * reached, `HUIYIN_CRASH_AT=<label>:<n>` the n-th time. Without the variable it does nothing.
 */
export function crashPoint(label: CrashPoint): void {
  const text = process.env['HUIYIN_CRASH_AT'];
  if (text === undefined || text === '') return;
  const setting = Setting.parse(text);
  if (setting.label !== label) return;
  const pass = (passes.get(label) ?? 0) + 1;
  passes.set(label, pass);
  if (pass === setting.count) process.kill(process.pid, 'SIGKILL');
}
