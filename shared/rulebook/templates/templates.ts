import { Rulebook } from '../schema/rulebook.ts';
import type { TemplateId } from './catalogue.ts';
import hospitalYueqing from './hospital-yueqing.json' with { type: 'json' };
import carDealer from './car-dealer.json' with { type: 'json' };
import companyMarketDept from './company-market-dept.json' with { type: 'json' };
import drivingSchool from './driving-school.json' with { type: 'json' };
import govWindow from './gov-window.json' with { type: 'json' };
import natureReservePetition from './nature-reserve-petition.json' with { type: 'json' };
import propertyAnnual from './property-annual.json' with { type: 'json' };
import propertyIntakeSop from './property-intake-sop.json' with { type: 'json' };

/** The documents as they lie in this folder. */
const documents: Readonly<Record<TemplateId, unknown>> = {
  'hospital-yueqing': hospitalYueqing,
  'car-dealer': carDealer,
  'company-market-dept': companyMarketDept,
  'driving-school': drivingSchool,
  'gov-window': govWindow,
  'nature-reserve-petition': natureReservePetition,
  'property-annual': propertyAnnual,
  'property-intake-sop': propertyIntakeSop,
};

const read = new Map<TemplateId, Rulebook>();

/** The rulebook of a template. Read on first use, so that nobody pays for the others. */
export function templateRulebook(id: TemplateId): Rulebook {
  const known = read.get(id);
  if (known) return known;
  const rulebook = Rulebook.parse(documents[id]);
  read.set(id, rulebook);
  return rulebook;
}
