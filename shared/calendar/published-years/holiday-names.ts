import type { BilingualText } from '../bilingual-text.ts';

/** What each public holiday is called. */
export const holidayNames = {
  'new-year': { zh: '元旦', en: "New Year's Day" },
  'spring-festival': { zh: '春节', en: 'Spring Festival' },
  'tomb-sweeping': { zh: '清明节', en: 'Tomb-Sweeping Day' },
  'labour-day': { zh: '劳动节', en: 'Labour Day' },
  'dragon-boat': { zh: '端午节', en: 'Dragon Boat Festival' },
  'mid-autumn': { zh: '中秋节', en: 'Mid-Autumn Festival' },
  'national-day': { zh: '国庆节', en: 'National Day' },
  'victory-day-2015': { zh: '抗战胜利70周年纪念日', en: '70th Victory Day' },
} as const satisfies Record<string, BilingualText>;

export type HolidayId = keyof typeof holidayNames;
