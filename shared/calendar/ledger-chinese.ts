import { unreachable } from '../kernel/result.ts';
import type { DayReason } from './day-reason.ts';
import type { DueLedger } from './explain.ts';
import type { Run } from './ledger-runs.ts';
import type { LedgerWords } from './ledger-words.ts';
import { dayInChinese, inYearChinese, weekdayInChinese } from './day-in-words.ts';

function daysOf({ first, last }: Run): string {
  if (first.day === last.day) return `${inYearChinese(first.day)}（${weekdayInChinese(first.day)}）`;
  const sameMonth = first.day.slice(0, 7) === last.day.slice(0, 7);
  return `${inYearChinese(first.day)}至${sameMonth ? `${Number(last.day.slice(8))}日` : inYearChinese(last.day)}`;
}

function duration(minutes: number): string {
  const whole = Math.floor(minutes);
  const hours = Math.floor(whole / 60);
  const seconds = Math.round((minutes - whole) * 60);
  const rest = `${whole % 60 > 0 ? `${whole % 60}分钟` : ''}${seconds > 0 ? `${seconds}秒` : ''}`;
  return hours > 0 ? `${hours}小时${rest}` : rest || '不足1秒';
}

function dayOff({ reason, name }: DayReason): string {
  if (reason === 'public-holiday') return `${name?.zh ?? '法定节假日'}放假`;
  if (reason === 'tenant-closure') return `本单位停业（${name?.zh ?? '未注明'}）`;
  return '周末';
}

function extraWork({ reason, name }: DayReason): string {
  if (reason === 'make-up-workday') return `${name?.zh ?? ''}调休上班，`;
  if (reason === 'tenant-extra-day') return `本单位照常上班（${name?.zh ?? '未注明'}），`;
  return '';
}

function numbers({ first, last }: Run, ledger: DueLedger): string {
  if (ledger.budget.unit === 'same-day') return '当日办结';
  const word = ledger.budget.unit === 'working-days' ? '个工作日' : '日';
  return first.counted === last.counted ? `第${first.counted}${word}` : `第${first.counted}至${last.counted}${word}`;
}

const pausedFor = (minutes: number): string => (minutes > 0 ? `（其间暂停${duration(minutes)}）` : '');

function runWords(run: Run, ledger: DueLedger): string {
  const { remark, first, last } = run;
  switch (remark.kind) {
    case 'counted':
      return `${extraWork(remark.reason)}${numbers(run, ledger)}${pausedFor(remark.pausedMinutes)}`;
    case 'ran':
      return `${first === last ? '计' : '每日计'}${duration(remark.minutes)}${pausedFor(remark.pausedMinutes)}`;
    case 'off':
      return `${dayOff(remark.reason)}，${remark.rolls ? '顺延' : '不计'}`;
    case 'paused':
      return '暂停计时，不计';
    case 'over':
      return '已过办公时间，不计';
    case 'rolled':
      return '末日逢休息日，顺延至该日';
    default:
      return unreachable(remark);
  }
}

function started({ budget, days }: DueLedger, time: string): string {
  const first = days[0];
  if (!first) throw new Error('a ledger without days');
  const day = dayInChinese(first.day);
  switch (budget.unit) {
    case 'working-days':
    case 'calendar-days':
      if (!budget.includesStartDay) return `${day}起算，当日不计`;
      return `${day}${time}起算${first.counted === null ? '' : '，当日计入'}`;
    case 'weeks':
      return `${day}起算，当日不计`;
    case 'months':
      return `${day}起算，至${budget.count}个月后的对应日，该月没有对应日的，至月末日`;
    case 'month-end':
      return `${day}${time}起算，${budget.monthsAhead ? `至其后第${budget.monthsAhead}个月月末` : '至当月月末'}`;
    case 'minutes':
    case 'hours':
    case 'working-hours':
    case 'same-day':
      return `${day}${time}起算`;
    default:
      return unreachable(budget);
  }
}

const unitNames = {
  'working-days': '个工作日',
  'calendar-days': '日',
  minutes: '分钟',
  hours: '小时',
  'working-hours': '个工作小时',
  weeks: '周',
  months: '个月',
} as const;

const extended: LedgerWords['extended'] = (addition, day, time) => {
  const amount = 'count' in addition ? `${addition.count}${unitNames[addition.unit]}` : '';
  return `原期限为${dayInChinese(day)}${time}，延长${amount}`;
};

/** 「2026年9月28日（周一）起算，当日不计」 */
export const chinese: LedgerWords = {
  started,
  extended,
  run: (run, ledger) => `${daysOf(run)}：${runWords(run, ledger)}`,
  due: (day, time) => `应于${dayInChinese(day)}${time}前完成`,
  provisional: (years) => `${years.join('、')}年放假安排尚未公布，此期限为暂定`,
  calendar: (version) => `按工作日历第${version}版计算`,
};
