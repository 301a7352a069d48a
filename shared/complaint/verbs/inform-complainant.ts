import { ok } from '../../kernel/result.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 进度告知: an interim notice to the complainant. */
export const InformComplainant = command('InformComplainant', { notice: longText });

export const ComplainantInformed = fact({});

/** 进度告知: as often as there is something to say, until the complaint is closed. It answers nothing and stops nothing by itself. */
export const informComplainant: Verb<'InformComplainant'> = {
  by: ['reply', 'accept'],
  decide: ({ notice }) => ok([{ type: 'ComplainantInformed', data: {}, texts: { notice } }]),
};

export const evolveInformed: Evolve<'ComplainantInformed'> = (state) => {
  const { unansweredSince: _, ...rest } = state;
  return rest;
};
