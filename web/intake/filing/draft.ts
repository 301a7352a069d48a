import { type PersonalField, personalFields } from '../../../shared/contract/filing.ts';
import type { PublicPlace } from '../../../shared/contract/places.ts';
import type { PromiseView } from '../../../shared/contract/public.ts';

/** What stands in the form: a fresh token and nothing else, or what was answered so far. It travels along with every page. */
export type FilingDraft = {
  readonly token: string;
  readonly uploads: readonly string[];
  /** By the names of the fields. */
  readonly answers: Readonly<Record<string, string>>;
};

/** A form on its way: what was answered, and what the organisation's rules and places have to say about it. */
export type Told = {
  readonly promise: PromiseView;
  readonly draft: FilingDraft;
  /** The place whose code was scanned, while it is in use. */
  readonly place: PublicPlace | undefined;
};

/** What was answered; undefined where nothing was. */
export const answerTo = ({ draft }: Told, name: string): string | undefined => {
  const answer = draft.answers[name]?.trim();
  return answer === '' ? undefined : answer;
};

export const isPersonal = (name: string): name is PersonalField => personalFields.some((field) => field === name);

export const isAnonymous = (told: Told): boolean => answerTo(told, 'identityMode') === 'anonymous';
