import { unreachable } from '../kernel/result.ts';
import type { DayReason } from './day-reason.ts';
import type { DueLedger } from './explain.ts';
import type { Run } from './ledger-runs.ts';
import type { LedgerWords } from './ledger-words.ts';
import { dayInEnglish, inYearEnglish, weekdayInEnglish } from './day-in-words.ts';

function daysOf({ first, last }: Run): string {
  if (first.day === last.day) return `${weekdayInEnglish(first.day)} ${inYearEnglish(first.day)}`;
  const sameMonth = first.day.slice(0, 7) === last.day.slice(0, 7);
  return sameMonth
    ? `${Number(first.day.slice(8))}–${inYearEnglish(last.day)}`
    : `${inYearEnglish(first.day)} – ${inYearEnglish(last.day)}`;
}

function duration(minutes: number): string {
  const whole = Math.floor(minutes);
  const seconds = Math.round((minutes - whole) * 60);
  const parts = [
    ...(whole >= 60 ? [`${Math.floor(whole / 60)} h`] : []),
    ...(whole % 60 > 0 ? [`${whole % 60} min`] : []),
    ...(seconds > 0 ? [`${seconds} s`] : []),
  ];
  return parts.join(' ') || 'under 1 s';
}

function dayOff({ reason, name }: DayReason): string {
  if (reason === 'public-holiday') return name ? `public holiday (${name.en})` : 'public holiday';
  if (reason === 'tenant-closure') return name ? `closed (${name.en})` : 'closed';
  return 'weekend';
}

function extraWork({ reason, name }: DayReason): string {
  if (reason === 'make-up-workday') return name ? `make-up workday for ${name.en}, ` : 'make-up workday, ';
  if (reason === 'tenant-extra-day') return name ? `open (${name.en}), ` : 'open, ';
  return '';
}

function numbers({ first, last }: Run, ledger: DueLedger): string {
  if (ledger.budget.unit === 'same-day') return 'due this day';
  const word = ledger.budget.unit === 'working-days' ? 'working day' : 'day';
  return first.counted === last.counted ? `${word} ${first.counted}` : `${word}s ${first.counted}–${last.counted}`;
}

const pausedFor = (minutes: number): string => (minutes > 0 ? ` (paused for ${duration(minutes)})` : '');

function runWords(run: Run, ledger: DueLedger): string {
  const { remark, first, last } = run;
  switch (remark.kind) {
    case 'counted':
      return `${extraWork(remark.reason)}${numbers(run, ledger)}${pausedFor(remark.pausedMinutes)}`;
    case 'ran':
      return `${duration(remark.minutes)}${first === last ? '' : ' each'}${pausedFor(remark.pausedMinutes)}`;
    case 'off':
      return `${dayOff(remark.reason)}, ${remark.rolls ? 'moves on' : 'not counted'}`;
    case 'paused':
      return 'paused, not counted';
    case 'over':
      return 'after closing, not counted';
    case 'rolled':
      return 'the last day is a day off and moves here';
    default:
      return unreachable(remark);
  }
}

function started({ budget, days }: DueLedger, time: string): string {
  const first = days[0];
  if (!first) throw new Error('a ledger without days');
  const day = dayInEnglish(first.day);
  switch (budget.unit) {
    case 'working-days':
    case 'calendar-days':
      if (!budget.includesStartDay) return `Starts ${day}, which does not count`;
      return `Starts ${day}, ${time}${first.counted === null ? '' : ', and this day counts'}`;
    case 'weeks':
      return `Starts ${day}, which does not count`;
    case 'months': {
      const later = budget.count === 1 ? '1 month later' : `${budget.count} months later`;
      return `Starts ${day} and runs to the same day ${later}, or to the last day of a shorter month`;
    }
    case 'month-end': {
      const ahead = budget.monthsAhead ?? 0;
      const end = ahead === 0 ? 'the end of the month' : `the end of month ${ahead} after it`;
      return `Starts ${day}, ${time}, and runs to ${end}`;
    }
    case 'minutes':
    case 'hours':
    case 'working-hours':
    case 'same-day':
      return `Starts ${day}, ${time}`;
    default:
      return unreachable(budget);
  }
}

const unitNames = {
  'working-days': 'working day',
  'calendar-days': 'day',
  minutes: 'minute',
  hours: 'hour',
  'working-hours': 'working hour',
  weeks: 'week',
  months: 'month',
} as const;

const extended: LedgerWords['extended'] = (addition, day, time) => {
  const amount =
    'count' in addition ? ` by ${addition.count} ${unitNames[addition.unit]}${addition.count === 1 ? '' : 's'}` : '';
  return `Was due ${dayInEnglish(day)}, ${time}; extended${amount}`;
};

/** "Starts Mon 28 Sep 2026, which does not count" */
export const english: LedgerWords = {
  started,
  extended,
  run: (run, ledger) => `${daysOf(run)}: ${runWords(run, ledger)}`,
  due: (day, time) => `Due ${dayInEnglish(day)}, ${time}`,
  provisional: (years) => `The public holidays of ${years.join(', ')} are not published yet; this date is provisional`,
  calendar: (version) => `Reckoned with version ${version} of the working calendar`,
};
