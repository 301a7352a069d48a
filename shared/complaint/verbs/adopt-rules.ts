import * as z from 'zod';
import { StaffId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { isOpen } from '../clocks/desk.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import type { ClockState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 适用新办法: moves a running complaint to another version of the rules and reckons its clocks anew, with the reason on record. */
export const AdoptRules = command('AdoptRules', {
  rulebookVersion: z.int().positive(),
  calendarVersion: z.int().positive(),
  reason: shortText,
});

export const RulesAdopted = fact({
  rulebookVersion: z.int().positive(),
  calendarVersion: z.int().positive(),
  /** Who ordered it for all running complaints, where a job moved this one. */
  orderedBy: StaffId.optional(),
});

/**
 * 适用新办法: another version of the rulebook, of the calendar, or of both. Clocks that run are reckoned anew from what they
 * were given, pauses, extensions and promised dates included; none is started. A job does the same for all running
 * complaints, as the rules themselves and in the name of whoever ordered it.
 */
export const adoptRules: Verb<'AdoptRules'> = {
  by: ['manageRulebook', 'supervise', 'system'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed'],
  decide({ rulebookVersion, calendarVersion, reason }, state, { target, actor: { orderedBy } }) {
    if (rulebookVersion === state.rulebookVersion && calendarVersion === state.calendarVersion)
      return refuse({ code: 'complaint/already-done', about: String(rulebookVersion) });
    if (target?.rulebook.version !== rulebookVersion || target.calendar.version !== calendarVersion)
      return refuse({ code: 'complaint/unknown-version', about: String(rulebookVersion) });
    const data = { rulebookVersion, calendarVersion, ...(orderedBy && { orderedBy }) };
    return ok([{ type: 'RulesAdopted', data, texts: { reason } }]);
  },
};

/** Clocks at rest, and those that the new rules do not know, keep the versions that they ended under. */
export const evolveRulesAdopted: Evolve<'RulesAdopted'> = (state, { data }) => {
  const under = { rulebook: state.rulebookVersion, calendar: state.calendarVersion };
  const isGivenUp = ({ clock, unit }: ClockState): boolean =>
    data.clocks?.some((each) => each.change === 'waived' && each.clock === clock && each.unit === unit) ?? false;
  return {
    ...state,
    rulebookVersion: data.rulebookVersion,
    calendarVersion: data.calendarVersion,
    clocks: state.clocks.map((clock) => (isOpen(clock) && !isGivenUp(clock) ? clock : { under, ...clock })),
  };
};
