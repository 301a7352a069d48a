import { Rulebook } from '../schema/rulebook.ts';
import type { TemplateId } from './catalogue.ts';

/** The documents as they lie in this folder. Each by itself: together they are larger than everything that reads them. */
export const templateDocuments: Readonly<Record<TemplateId, () => Promise<{ readonly default: unknown }>>> = {
  'hospital-yueqing': () => import('./hospital-yueqing.json', { with: { type: 'json' } }),
  'hospital-coordination': () => import('./hospital-coordination.json', { with: { type: 'json' } }),
  nursing: () => import('./nursing.json', { with: { type: 'json' } }),
  'cn-hospital-2019': () => import('./cn-hospital-2019.json', { with: { type: 'json' } }),
  'bank-psbc': () => import('./bank-psbc.json', { with: { type: 'json' } }),
  'cn-bank-insurance-2020': () => import('./cn-bank-insurance-2020.json', { with: { type: 'json' } }),
  'property-intake-sop': () => import('./property-intake-sop.json', { with: { type: 'json' } }),
  'property-annual': () => import('./property-annual.json', { with: { type: 'json' } }),
  'gov-window': () => import('./gov-window.json', { with: { type: 'json' } }),
  'nature-reserve-petition': () => import('./nature-reserve-petition.json', { with: { type: 'json' } }),
  'driving-school': () => import('./driving-school.json', { with: { type: 'json' } }),
  'company-market-dept': () => import('./company-market-dept.json', { with: { type: 'json' } }),
  'car-dealer': () => import('./car-dealer.json', { with: { type: 'json' } }),
};

/** The rulebook of one template, without the others. */
export const loadTemplate = async (id: TemplateId): Promise<Rulebook> =>
  Rulebook.parse((await templateDocuments[id]()).default);
