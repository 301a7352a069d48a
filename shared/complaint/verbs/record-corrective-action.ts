import * as z from 'zod';
import { localDay } from '../../calendar/time-zone.ts';
import { StaffId, TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { IsoDate } from '../../kernel/time.ts';
import { command, longText } from '../command.ts';
import { fact } from '../fact.ts';
import { isOpenUnit } from '../facts.ts';
import type { Evolve, Verb } from '../verb.ts';

const entries = {
  cause: TermId.optional(),
  /** Who sees to it: a unit, a person, or both. */
  unit: TermId.optional(),
  owner: StaffId.optional(),
  dueOn: IsoDate.optional(),
};

/** 整改措施: cause, measure, who sees to it and until when. */
export const RecordCorrectiveAction = command('RecordCorrectiveAction', { ...entries, measure: longText });

export const CorrectiveActionRecorded = fact({ action: z.int().positive(), ...entries });

/** 整改措施, one more for the register. */
export const recordCorrectiveAction: Verb<'RecordCorrectiveAction'> = {
  by: ['correct'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ cause, unit, owner, dueOn, measure }, state, facts) {
    const { rulebook, calendar, now, people } = facts;
    if (cause !== undefined && !rulebook.rulebook.causes?.some(({ id }) => id === cause))
      return refuse({ code: 'complaint/unknown-term', about: cause });
    if (unit !== undefined && !isOpenUnit(facts, unit)) return refuse({ code: 'complaint/unknown-unit', about: unit });
    if (owner !== undefined && !people?.some(({ id }) => id === owner))
      return refuse({ code: 'complaint/unknown-person', about: owner });
    if (dueOn !== undefined && dueOn < localDay(now, calendar.timeZone))
      return refuse({ code: 'complaint/date-in-the-past', about: dueOn });
    return ok([
      {
        type: 'CorrectiveActionRecorded',
        data: {
          action: (state.correctiveActions?.length ?? 0) + 1,
          ...(cause !== undefined && { cause }),
          ...(unit !== undefined && { unit }),
          ...(owner !== undefined && { owner }),
          ...(dueOn !== undefined && { dueOn }),
        },
        texts: { measure },
      },
    ]);
  },
};

export const evolveCorrectiveActionRecorded: Evolve<'CorrectiveActionRecorded'> = (state, { data }) => {
  const { action, unit, owner, dueOn } = data;
  const recorded = {
    action,
    ...(unit !== undefined && { unit }),
    ...(owner !== undefined && { owner }),
    ...(dueOn !== undefined && { dueOn }),
  };
  return { ...state, correctiveActions: [...(state.correctiveActions ?? []), recorded] };
};
