import { Rulebook } from '../schema/rulebook.ts';
import bankPsbc from './bank-psbc.json' with { type: 'json' };
import carDealer from './car-dealer.json' with { type: 'json' };
import cnBankInsurance2020 from './cn-bank-insurance-2020.json' with { type: 'json' };
import cnHospital2019 from './cn-hospital-2019.json' with { type: 'json' };
import companyMarketDept from './company-market-dept.json' with { type: 'json' };
import drivingSchool from './driving-school.json' with { type: 'json' };
import govWindow from './gov-window.json' with { type: 'json' };
import hospitalCoordination from './hospital-coordination.json' with { type: 'json' };
import hospitalYueqing from './hospital-yueqing.json' with { type: 'json' };
import natureReservePetition from './nature-reserve-petition.json' with { type: 'json' };
import nursing from './nursing.json' with { type: 'json' };
import propertyAnnual from './property-annual.json' with { type: 'json' };
import propertyIntakeSop from './property-intake-sop.json' with { type: 'json' };
import type { TemplateId } from './catalogue.ts';

/** The documents as they lie in this folder. */
const documents: Readonly<Record<TemplateId, unknown>> = {
  'hospital-yueqing': hospitalYueqing,
  'hospital-coordination': hospitalCoordination,
  nursing,
  'cn-hospital-2019': cnHospital2019,
  'bank-psbc': bankPsbc,
  'cn-bank-insurance-2020': cnBankInsurance2020,
  'property-intake-sop': propertyIntakeSop,
  'property-annual': propertyAnnual,
  'gov-window': govWindow,
  'nature-reserve-petition': natureReservePetition,
  'driving-school': drivingSchool,
  'company-market-dept': companyMarketDept,
  'car-dealer': carDealer,
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
