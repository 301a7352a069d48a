import { describe, expect, test } from 'vitest';
import { firstCalendar } from '../../../shared/calendar/first-calendar.ts';
import { openingHoursInWords } from '../../../shared/calendar/opening-hours-in-words.ts';
import { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';

const morning = [{ from: '09:00', to: '12:00' }];
const always = [{ from: '00:00', to: '24:00' }];
const week = (hours: object) =>
  openingHoursInWords(
    WorkCalendar.parse({ ...firstCalendar, openingHours: { ...firstCalendar.openingHours, ...hours } }),
  );

describe('opening hours in words', () => {
  test('days in a row with the same hours stand together', () => {
    expect(openingHoursInWords(firstCalendar)).toEqual({
      'zh-CN': '周一至周五 08:00–12:00、14:00–17:30。法定节假日休息，调休上班日照常。',
      en: 'Mon to Fri 08:00–12:00, 14:00–17:30. Closed on public holidays, open on make-up workdays.',
    });
    expect(week({ saturday: morning })['zh-CN']).toBe(
      '周一至周五 08:00–12:00、14:00–17:30；周六 09:00–12:00。法定节假日休息，调休上班日照常。',
    );
    expect(week({ saturday: morning, sunday: morning })['en']).toContain('; Sat, Sun 09:00–12:00. ');
  });

  test('a day between with other hours parts them', () => {
    expect(week({ wednesday: morning })['en']).toMatch(/^Mon, Tue 08:00–.*; Wed 09:00–12:00; Thu, Fri 08:00–/);
  });

  test('round the clock, and without public holidays', () => {
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    const calendar = WorkCalendar.parse({
      ...firstCalendar,
      holidays: 'none',
      openingHours: Object.fromEntries(days.map((day) => [day, always])),
    });
    expect(openingHoursInWords(calendar)).toEqual({ 'zh-CN': '每天 全天。', en: 'Daily all day.' });
  });
});
