import type { LocalText } from '../../kernel/text.ts';
import type { Rulebook } from '../schema/rulebook.ts';
import { hospitalYueqing } from './hospital-yueqing.ts';

/** A ready rulebook of one kind of organisation. */
export type Template = { readonly name: LocalText; readonly rulebook: Rulebook };

/** The templates an organisation can sign up with, by id. */
export const templates = {
  'hospital-yueqing': { name: { 'zh-CN': '医院', en: 'Hospital' }, rulebook: hospitalYueqing },
} as const satisfies Record<string, Template>;
export type TemplateId = keyof typeof templates;

export const isTemplateId = (id: string): id is TemplateId => Object.hasOwn(templates, id);
