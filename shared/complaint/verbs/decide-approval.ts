import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { VerbName } from '../../rulebook/names.ts';
import { command, shortText } from '../command.ts';
import { fact } from '../fact.ts';
import { isOneOf } from '../places.ts';
import { type ComplaintState, PendingApproval } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 审批: consent to, or refusal of, what somebody proposed. The last consent lets it happen. */
export const DecideApproval = command('DecideApproval', {
  /** The number of the event that proposed it. */
  approval: z.int().positive(),
  isApproved: z.boolean(),
  opinion: shortText.optional(),
  /** The texts of the proposal, read back from the log by whoever passes the command on. */
  texts: z.record(z.string(), z.string()).optional(),
});

/** Somebody used a verb that needs the consent of others; nothing else has happened yet. */
export const ApprovalRequested = fact({
  rule: TermId,
  verb: VerbName,
  /** The command without its texts. */
  proposal: z.record(z.string(), z.unknown()),
  positions: PendingApproval.shape.positions,
  chain: PendingApproval.shape.chain,
});
const decided = {
  approval: z.int().positive(),
  /** Who proposed it; they are told how it ended. */
  askedBy: z.string().optional(),
};
export const ApprovalGiven = fact(decided);
export const ApprovalRefused = fact(decided);

/** What waits for consent under this number. */
export const pendingOf = (state: ComplaintState, seq: number): PendingApproval | undefined =>
  state.approvals?.find((pending) => pending.seq === seq);

/** 审批: by one of those whose turn it is, and never by whoever proposed it. */
export const decideApproval: Verb<'DecideApproval'> = {
  by: ['staff'],
  during: ['registered', 'accepted', 'dispatched', 'stated', 'replied', 'closed', 'archived'],
  decide({ approval, isApproved, opinion }, state, facts) {
    const pending = pendingOf(state, approval);
    const next = pending?.chain[0];
    if (!pending || !next) return refuse({ code: 'complaint/nothing-pending' });
    const { units, rulebook } = facts;
    if (!isOneOf(facts.actor, next.by, { centre: rulebook.rulebook.centre, units, state }))
      return refuse({ code: 'session/not-permitted', about: pending.rule });
    if (pending.by === facts.actor.id) return refuse({ code: 'complaint/same-person', rule: pending.rule });
    if (next.opinionRequired === true && opinion === undefined)
      return refuse({ code: 'complaint/incomplete', missing: ['opinion'], rule: pending.rule });
    const texts = opinion === undefined ? {} : { texts: { opinion } };
    return ok([
      { type: isApproved ? 'ApprovalGiven' : 'ApprovalRefused', data: { approval, askedBy: pending.by }, ...texts },
    ]);
  },
};

/** The complaint when this waits no more. */
export const withoutApproval = (state: ComplaintState, approval: number): ComplaintState => {
  const { approvals, ...rest } = state;
  const left = approvals?.filter((pending) => pending.seq !== approval) ?? [];
  return left.length > 0 ? { ...rest, approvals: left } : rest;
};

export const evolveApprovalRequested: Evolve<'ApprovalRequested'> = (state, { seq, actorId, data }) => {
  const { clocks: _, ...proposed } = data;
  return { ...state, approvals: [...(state.approvals ?? []), { ...proposed, seq, by: actorId }] };
};

export const evolveApprovalGiven: Evolve<'ApprovalGiven'> = (state, { data }) => {
  const pending = pendingOf(state, data.approval);
  if (!pending || pending.chain.length <= 1) return withoutApproval(state, data.approval);
  const approvals = state.approvals?.map((each) =>
    each.seq === data.approval ? { ...each, chain: each.chain.slice(1) } : each,
  );
  return { ...state, ...(approvals && { approvals }) };
};

export const evolveApprovalRefused: Evolve<'ApprovalRefused'> = (state, { data }) =>
  withoutApproval(state, data.approval);
