import type { Rulebook } from '../schema.ts';
import { hospitalYueqing } from './hospital-yueqing.ts';

/** The templates an organisation can sign up with, by id. */
export const templates = { 'hospital-yueqing': hospitalYueqing } as const satisfies Record<string, Rulebook>;
export type TemplateId = keyof typeof templates;

export const isTemplateId = (id: string): id is TemplateId => Object.hasOwn(templates, id);
