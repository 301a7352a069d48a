import { TermId } from '../../kernel/ids.ts';
import { keysOf } from '../../kernel/keys-of.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { rated } from '../closing.ts';
import { Elements, command, longText, terms } from '../command.ts';
import { elementTexts } from '../elements.ts';
import type { DecidedEvent } from '../events.ts';
import { fact } from '../fact.ts';
import { unknownTerm } from '../known-terms.ts';
import { isRespondent } from '../standing.ts';
import type { Evolve, Verb } from '../verb.ts';
import { evolveReplied } from './reply.ts';

/** 当场解决: settled now, still registered and counted. A satisfaction that settles closes it. */
export const ResolveOnTheSpot = command('ResolveOnTheSpot', {
  reply: longText,
  elements: Elements.optional(),
  satisfaction: TermId.optional(),
  outcome: TermId.optional(),
});

export const ComplaintResolvedOnTheSpot = fact({ elements: terms.optional(), outcome: TermId.optional() });

/** 当场解决 by whoever received it 首诉负责. It is an answer as well: whatever an answer stops has been stopped. */
export const resolveOnTheSpot: Verb<'ResolveOnTheSpot'> = {
  by: ['accept', 'reply', 'register'],
  during: ['registered', 'accepted'],
  decide({ reply, elements, satisfaction, outcome }, state, facts) {
    if (isRespondent(state, facts.actor.id)) return refuse({ code: 'complaint/handler-is-respondent' });
    const { rulebook } = facts.rulebook;
    const unknown = unknownTerm(
      [rulebook.outcomes, outcome],
      [rulebook.satisfactions, satisfaction],
      [rulebook.elements, elements && keysOf(elements)],
    );
    if (unknown) return refuse(unknown);
    const { data, texts } = elementTexts(elements);
    const resolved: DecidedEvent = {
      type: 'ComplaintResolvedOnTheSpot',
      data: { ...data, ...(outcome && { outcome }) },
      texts: { reply, ...texts },
    };
    const degree = rulebook.satisfactions.find(({ id }) => id === satisfaction);
    if (!degree) return ok([resolved]);
    const answered = evolveResolvedOnTheSpot(state, {
      type: 'ComplaintResolvedOnTheSpot',
      seq: state.seq + 1,
      at: facts.now,
      actorId: facts.actor.id,
      data: resolved.data,
    });
    const followed = rated(degree, undefined, { ...answered, seq: state.seq + 1 }, facts);
    return ok([
      resolved,
      ...followed.map(
        (event): DecidedEvent =>
          event.type === 'ComplaintClosed' ? { type: event.type, data: { because: 'resolvedOnTheSpot' } } : event,
      ),
    ]);
  },
};

export const evolveResolvedOnTheSpot: Evolve<'ComplaintResolvedOnTheSpot'> = (state, event) =>
  evolveReplied(state, { ...event, type: 'ComplaintReplied' });
