import { describe, expect, it } from 'vitest';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import { banker, bankersWithout } from '../../support/bank.ts';
import { complaintId, given, history } from '../../support/given.ts';
import { exactly, monday, today, untilStage } from '../../support/intake.ts';

const note = { type: 'AddNote', note: '已约定周三下午回电。' } as const;
const noon = '2026-11-25 12:00';

describe('备注 noting something', () => {
  it('keeps the words beside the chain and changes nothing', () => {
    const events = history(monday);
    const outcome = given(...events).when(note, today(noon));
    exactly(outcome, { type: 'NoteAdded', data: {}, texts: { note: note.note } });
    expect(outcome.after).toEqual({ ...replay(complaintId, events), seq: 2 });
  });

  it.each(Object.entries(untilStage))('is possible while the complaint is %s', (stage, steps) => {
    given(...history(...steps))
      .when(note, today(noon))
      .thenState({ stage });
  });

  it.each(bankersWithout())('is for everybody who may see the complaint: %s', (position) => {
    exactly(given(...history(monday)).when(note, today(noon, banker(position))), {
      type: 'NoteAdded',
      data: {},
      texts: { note: note.note },
    });
  });

  it.each([complainant, system])('is not for whoever is not staff', (actor) => {
    given(...history(monday))
      .when(note, today(noon, actor))
      .thenRefused({ code: 'session/not-permitted', about: 'AddNote' });
  });
});
