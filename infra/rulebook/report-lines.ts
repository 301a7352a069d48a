import { dayInChinese, dayInEnglish, inYearChinese, inYearEnglish } from '../../shared/calendar/day-in-words.ts';
import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import { type Language, textIn } from '../../shared/kernel/text.ts';
import type { Predicate } from '../../shared/rulebook/predicate.ts';
import { type ReportDate, reportDates } from '../../shared/rulebook/report-calendar.ts';
import type { RegisterRule, ReportRule, RetentionRule } from '../../shared/rulebook/schema/records.ts';
import type { Rulebook } from '../../shared/rulebook/schema/rulebook.ts';
import type { Channel, Inspection } from '../../shared/rulebook/schema/vocabulary.ts';
import { choiceWords } from '../../shared/rulebook/words/choices.ts';
import { recipientsInWords } from '../../shared/rulebook/words/people.ts';
import { predicateInWords } from '../../shared/rulebook/words/predicate.ts';
import { pick, plural } from '../../shared/rulebook/words/say.ts';

/** What is owed in a year: every report with its periods and due days, what is looked into and kept, and how long. */
export type YearOfReports = {
  readonly year: number;
  readonly reports: readonly (Pick<ReportRule, 'id' | 'label' | 'every' | 'from' | 'to'> & {
    readonly dates: readonly ReportDate[];
  })[];
  readonly inspections: readonly (Pick<Channel, 'id' | 'label'> & { readonly inspection: Inspection })[];
  readonly registers: readonly RegisterRule[];
  readonly retention: readonly RetentionRule[];
};

/** The reports whose periods end in the year. */
export const reportsOf = (rulebook: Rulebook, calendar: WorkCalendar, year: number): YearOfReports => ({
  year,
  reports: (rulebook.reports ?? []).map((rule) => {
    const { id, label, every, from, to } = rule;
    return { id, label, every, ...(from && { from }), to, dates: reportDates(rule, year, calendar) };
  }),
  inspections: rulebook.channels.flatMap(({ id, label, inspection }) =>
    inspection ? [{ id, label, inspection }] : [],
  ),
  registers: rulebook.registers ?? [],
  retention: rulebook.retention ?? [],
});

/** Periods of which no day is named are not worth a line. */
function dateInLine({ from, to, dueOn, isProvisional }: ReportDate, zh: boolean): readonly string[] {
  if (dueOn === undefined) return [];
  const span = zh ? `${inYearChinese(from)}至${inYearChinese(to)}` : `${inYearEnglish(from)} to ${inYearEnglish(to)}`;
  const maybe = isProvisional ? (zh ? '（暂定）' : ' (provisional)') : '';
  return [zh ? `  ${span}：${dayInChinese(dueOn)}前${maybe}` : `  ${span}: by ${dayInEnglish(dueOn)}${maybe}`];
}

/** For which complaints a rule holds; nothing for all. */
function where(when: Predicate, rulebook: Rulebook, language: Language): string {
  if (when.is === 'always') return '';
  const which = predicateInWords(when, rulebook, language);
  return language === 'zh-CN' ? `（限于：${which}）` : ` (where ${which})`;
}

const often = (every: string, language: Language): string => {
  const words = choiceWords['every']?.[every];
  return words ? pick(words, language) : every;
};

/** The same for people. */
export function reportsInLines(owed: YearOfReports, rulebook: Rulebook, language: Language): readonly string[] {
  const zh = language === 'zh-CN';
  const [colon, gap] = zh ? ['：', '；'] : [': ', '; '];
  const reports = owed.reports.flatMap(({ label, every, from, to, dates }) => {
    const parts = [
      often(every, language),
      ...(from ? [(zh ? '报送人：' : 'from: ') + recipientsInWords(from, rulebook, language, 'or')] : []),
      (zh ? '报送对象：' : 'to: ') + textIn(to, language),
      ...(dates.some(({ dueOn }) => dueOn === undefined) ? [zh ? '未规定报送日期' : 'no day is named'] : []),
    ];
    return [`“${textIn(label, language)}”${colon}${parts.join(gap)}`, ...dates.flatMap((date) => dateInLine(date, zh))];
  });
  const inspections = owed.inspections.map(({ label, inspection: { every, by, who } }) => {
    const byWhen = by === undefined ? [] : [zh ? `${by}前` : `by ${by}`];
    const parts = [often(every, language), ...byWhen, recipientsInWords(who, rulebook, language, 'or')];
    return `“${textIn(label, language)}”${colon}${parts.join(gap)}`;
  });
  const registers = owed.registers.map(({ label, when, columns }) => {
    const names = columns.map((column) => textIn(column, language)).join(zh ? '、' : ', ');
    return `“${textIn(label, language)}”${where(when, rulebook, language)}${colon}${names}`;
  });
  const kept = owed.retention.map(
    ({ when, years }) =>
      (zh ? `办结后 ${years} 年` : `${plural(years, 'year')} after closing`) + where(when, rulebook, language),
  );
  const parts: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    [zh ? `${owed.year}年的定期报告` : `Reports of ${owed.year}`, reports],
    [zh ? '定期查看的渠道' : 'Channels that are looked into', inspections],
    [zh ? '登记簿' : 'Registers', registers],
    [zh ? '卷宗保存期限' : 'How long records are kept', kept],
  ];
  const none = [zh ? '未规定' : 'not stated'];
  return parts.flatMap(([heading, lines], index) => [
    ...(index > 0 ? [''] : []),
    heading,
    ...(lines.length > 0 ? lines : none).map((line) => `  ${line}`),
  ]);
}
