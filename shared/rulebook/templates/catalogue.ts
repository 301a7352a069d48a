import { keysOf } from '../../kernel/keys-of.ts';
import type { LocalText } from '../../kernel/text.ts';

/** What one reads of a template before choosing it: its name, and for whom it is. */
export type TemplateName = { readonly name: LocalText; readonly isFor: LocalText };

/**
 * The templates an organisation can sign up with, in the order in which they are offered. Apart from the documents
 * themselves, so that the page that offers them does not carry them.
 */
export const catalogue = {
  'hospital-yueqing': {
    name: { 'zh-CN': '医院', en: 'Hospital' },
    isFor: {
      'zh-CN': '有投诉中心和转办表的医院：一般 5 个工作日、多部门协调 10 个工作日反馈',
      en: 'Hospitals with a complaint centre and a dispatch table: answers within 5 working days, 10 with several departments',
    },
  },
} as const satisfies Record<string, TemplateName>;
export type TemplateId = keyof typeof catalogue;

export const isTemplateId = (id: string): id is TemplateId => Object.hasOwn(catalogue, id);

export const templateIds = keysOf(catalogue);
