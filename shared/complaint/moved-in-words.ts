import { deadlineInWords, instantInWords } from '../calendar/day-in-words.ts';
import type { Language } from '../kernel/text.ts';
import type { EventOf } from './events.ts';
import { type MovedDate, hasMoved } from './moved-dates.ts';

/** How a date is told: in the tenant's time zone, to staff with the reason that was given. */
type Telling = { readonly timeZone: string; readonly language: Language; readonly reason?: string | undefined };

/** What a due date was and what it is now, or that it stays and is certain; a part of a sentence, without full stop. */
export function movedDateInWords({ before, after }: MovedDate, { timeZone, language }: Telling): string {
  const was = deadlineInWords(before, timeZone, language);
  const is = deadlineInWords(after, timeZone, language);
  const isMoved = hasMoved({ before, after });
  if (language === 'zh-CN') return isMoved ? `期限由${was}调整为${is}` : `期限仍为${is}，不再是暂定`;
  return isMoved ? `due ${is}; it was ${was} before` : `still due ${is}, and provisional no longer`;
}

/** The same for the ledger of a clock: when it was reckoned anew, by which versions, what came of it, and why. */
export function adoptionInWords(
  { at, data }: Pick<EventOf<'RulesAdopted'>, 'at' | 'data'>,
  date: MovedDate,
  telling: Telling,
): string {
  const { timeZone, language, reason } = telling;
  const moved = movedDateInWords(date, telling);
  const when = instantInWords(at, timeZone, language);
  const { rulebookVersion, calendarVersion } = data;
  if (language === 'zh-CN') {
    const why = reason === undefined ? '' : `，原因：${reason.replace(/。$/, '')}`;
    return `${when}改按办法第${rulebookVersion}版、工作日历第${calendarVersion}版重新计算，${moved}${why}`;
  }
  const why = reason === undefined ? '' : `; because: “${reason}”`;
  return `Reckoned anew ${when} with version ${rulebookVersion} of the rules and version ${calendarVersion} of the working calendar: ${moved}${why}`;
}
