import { dayInChinese, dayInEnglish, inYearChinese, inYearEnglish } from '../../shared/calendar/day-in-words.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { type Language, textIn } from '../../shared/kernel/text.ts';
import { type ReportDate, reportDates } from '../../shared/rulebook/report-calendar.ts';
import type { ReportRule, RetentionRule } from '../../shared/rulebook/schema/records.ts';
import type { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import { choiceWords } from '../../shared/rulebook/words/choices.ts';
import { recipientsInWords } from '../../shared/rulebook/words/people.ts';
import { predicateInWords } from '../../shared/rulebook/words/predicate.ts';
import { pick, plural } from '../../shared/rulebook/words/say.ts';

/** What is owed in a year: every report with its periods and due days, and how long records are kept. */
export type YearOfReports = {
  readonly year: number;
  readonly reports: readonly (Pick<ReportRule, 'id' | 'label' | 'every' | 'from' | 'to'> & {
    readonly dates: readonly ReportDate[];
  })[];
  readonly retention: readonly RetentionRule[];
};

/** The reports whose periods end in the year. */
export const reportsOf = (rulebook: Rulebook, calendar: WorkCalendar, year: number): YearOfReports => ({
  year,
  reports: (rulebook.reports ?? []).map((rule) => {
    const { id, label, every, from, to } = rule;
    return { id, label, every, ...(from && { from }), to, dates: reportDates(rule, year, calendar) };
  }),
  retention: rulebook.retention ?? [],
});

/** Periods of which no day is named are not worth a line. */
function dateInLine({ from, to, dueOn, isProvisional }: ReportDate, zh: boolean): readonly string[] {
  if (dueOn === undefined) return [];
  const span = zh ? `${inYearChinese(from)}至${inYearChinese(to)}` : `${inYearEnglish(from)} to ${inYearEnglish(to)}`;
  const maybe = isProvisional ? (zh ? '（暂定）' : ' (provisional)') : '';
  return [zh ? `  ${span}：${dayInChinese(dueOn)}前${maybe}` : `  ${span}: by ${dayInEnglish(dueOn)}${maybe}`];
}

/** The same for people. */
export function reportsInLines(
  { year, reports, retention }: YearOfReports,
  rulebook: Rulebook,
  language: Language,
): readonly string[] {
  const zh = language === 'zh-CN';
  const owed = reports.flatMap(({ label, every, from, to, dates }) => {
    const often = choiceWords['every']?.[every];
    const parts = [
      often ? pick(often, language) : every,
      ...(from ? [(zh ? '报送人：' : 'from: ') + recipientsInWords(from, rulebook, language, 'or')] : []),
      (zh ? '报送对象：' : 'to: ') + textIn(to, language),
      ...(dates.some(({ dueOn }) => dueOn === undefined) ? [zh ? '未规定报送日期' : 'no day is named'] : []),
    ];
    return [
      `“${textIn(label, language)}”${zh ? '：' : ': '}${parts.join(zh ? '；' : '; ')}`,
      ...dates.flatMap((date) => dateInLine(date, zh)),
    ];
  });
  const kept = retention.map(({ when, years }) => {
    const which = when.is === 'always' ? '' : predicateInWords(when, rulebook, language);
    if (zh) return `  办结后 ${years} 年${which && `（限于：${which}）`}`;
    return `  ${plural(years, 'year')} after closing${which && ` (where ${which})`}`;
  });
  const none = zh ? '  未规定' : '  not stated';
  return [
    zh ? `${year}年的定期报告` : `Reports of ${year}`,
    ...(owed.length > 0 ? owed : [none]),
    '',
    zh ? '卷宗保存期限' : 'How long records are kept',
    ...(kept.length > 0 ? kept : [none]),
  ];
}
