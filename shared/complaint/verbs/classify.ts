import * as z from 'zod';
import { TermId } from '../../kernel/ids.ts';
import { knownOf } from '../../kernel/known-of.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { answersApart, classifyByRules, unknownWord } from '../classification.ts';
import { command, shortText, terms } from '../command.ts';
import type { CommandOf } from '../commands.ts';
import { RuleAxis, details } from '../details.ts';
import type { EventData } from '../events.ts';
import { fact } from '../fact.ts';
import type { ComplaintState } from '../state.ts';
import type { Evolve, Verb } from '../verb.ts';

/** 归类: sets the axes of a complaint and what is known about it. Kept: what the command does not name. */
export const ClassifyComplaint = command('ClassifyComplaint', {
  category: TermId.optional(),
  documents: terms.optional(),
  comment: shortText.optional(),
  ...details,
});

const axes = {
  category: TermId.optional(),
  nature: TermId.optional(),
  severity: TermId.optional(),
  track: TermId.optional(),
};

export const ComplaintClassified = fact({
  category: TermId.optional(),
  documents: terms.optional(),
  ...details,
  /** What it was before, of the axes that changed: a communicative complaint that became a valid one. */
  was: z.strictObject(axes).optional(),
  /** The classification rules that decided, and all axes that rules set. */
  rules: terms.optional(),
  byRule: z.array(RuleAxis).optional(),
});

type Classification = Omit<EventData<'ComplaintClassified'>, 'clocks' | 'was' | 'rules'>;

const union = (before: readonly TermId[] | undefined, more: readonly TermId[]): TermId[] => [
  ...new Set([...(before ?? []), ...more]),
];

/** The complaint with this said of it. Papers and answers are added to those that are there; the rest is replaced. */
const classified = (state: ComplaintState, { documents, fields, byRule, ...said }: Classification): ComplaintState => {
  const { byRule: earlier = [], ...rest } = state;
  for (const axis of earlier) delete rest[axis];
  return {
    ...rest,
    ...knownOf(said),
    ...(documents && { documents: union(state.documents, documents) }),
    ...(fields && { fields: { ...state.fields, ...fields } }),
    ...(byRule && byRule.length > 0 && { byRule }),
  };
};

/** The complaint as it would be if this were said of it, for rules that look at what a command says. */
export function saidOf(state: ComplaintState, classification: CommandOf<'ClassifyComplaint'>): ComplaintState {
  const { type: _, comment: __, ...said } = knownOf(classification);
  const byRule = state.byRule?.filter((axis) => said[axis] === undefined) ?? [];
  const kept = Object.fromEntries(byRule.map((axis) => [axis, state[axis]]));
  return classified(state, { ...kept, ...said, byRule });
}

const wordOf = (state: ComplaintState, axis: keyof typeof axes): TermId | undefined => state[axis];

/** 归类: the person's word first, then what the rules make of it. */
export const classifyComplaint: Verb<'ClassifyComplaint'> = {
  by: ['classify'],
  decide(named, state, facts) {
    const { type: _, comment, fields, ...said } = knownOf(named);
    if (Object.keys(knownOf(named)).length === 1) return refuse({ code: 'complaint/already-done' });
    const unknown = unknownWord(named, facts);
    if (unknown) return refuse(unknown);
    const answers = answersApart(fields, facts.rulebook.rulebook);
    const after = saidOf(state, { ...named, ...answers.data });
    const byRules = classifyByRules(state, after, named, facts);
    const byRule = RuleAxis.options.filter((axis) => byRules.axes[axis] !== undefined);
    const flags = [...byRules.all];
    const hasFlags = named.flags !== undefined || flags.join(' ') !== (state.flags ?? []).join(' ');
    const data: Classification = { ...said, ...answers.data, ...byRules.axes, byRule };
    const result = classified(state, data);
    const changed = (['category', 'nature', 'severity', 'track'] as const).filter(
      (axis) => wordOf(state, axis) !== undefined && wordOf(state, axis) !== wordOf(result, axis),
    );
    const { byRule: __, ...plain } = data;
    return ok([
      {
        type: 'ComplaintClassified',
        data: {
          ...plain,
          ...(hasFlags && { flags }),
          ...(changed.length > 0 && { was: Object.fromEntries(changed.map((axis) => [axis, wordOf(state, axis)])) }),
          ...(byRules.rules.length > 0 && { rules: [...byRules.rules] }),
          ...(byRule.length > 0 && { byRule }),
        },
        texts: { ...(comment !== undefined && { comment }), ...answers.texts },
      },
    ]);
  },
};

export const evolveClassified: Evolve<'ComplaintClassified'> = (state, { data }) => {
  const { was: _, rules: __, clocks: ___, ...said } = data;
  return classified(state, said);
};
