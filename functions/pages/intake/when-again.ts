import type { Refused } from '../../../shared/contract/problems.ts';
import type { Fault } from '../../../web/intake/frame/fields.tsx';
import { checkWords } from '../../../web/words/intake/check.ts';
import { problemWords } from '../../../web/words/problems.ts';
import { type IntakeContext, visitOf } from './visit.ts';

/** Tells people and programs when a refusal for too much ends, where it does; a fault of the whole page. */
export function whenAgain(context: IntakeContext, { code, about }: Refused): readonly Fault[] {
  const seconds = about?.['retryAfter'];
  if (typeof seconds !== 'number') return [];
  context.header('retry-after', String(seconds));
  const { language } = visitOf(context).frame;
  const text = `${problemWords(language, code)}${checkWords[language].again(Math.ceil(seconds / 60))}`;
  return [{ field: '', text }];
}
