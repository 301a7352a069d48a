import type { Language } from '../../shared/kernel/text.ts';

/** The name of the service and what stands beside it. Apart from the words of its site, which few pages need. */
export const brandWords = {
  'zh-CN': { brand: '回音 Huiyin', service: '事事有回音' },
  en: { brand: 'Huiyin 回音', service: 'Every complaint gets an answer' },
} as const satisfies Record<Language, object>;
