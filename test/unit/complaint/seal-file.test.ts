import { describe, expect, it } from 'vitest';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { replay } from '../../../shared/complaint/evolve.ts';
import { complaintId, given, history, photo, verb } from '../../support/given.ts';
import { exactly, monday, today, untilStage } from '../../support/intake.ts';

const { attachment } = photo('病房.jpg');
const seal = verb.seal(attachment);
const noon = '2026-11-25 12:00';

describe('封存文件 sealing a file', () => {
  it('writes down what was found and kept, and changes nothing else', () => {
    const events = history(monday);
    const outcome = given(...events).when(seal, today(noon, system));
    const { type: _, ...found } = seal;
    exactly(outcome, { type: 'FileSealed', data: found });
    expect(outcome.after).toEqual({ ...replay(complaintId, events), seq: 2 });
  });

  it.each(Object.entries(untilStage))('is done while the complaint is %s, whatever its rules say', (stage, steps) => {
    given(...history(...steps))
      .when(seal, today(noon, system))
      .thenState({ stage });
  });

  it('is nobody’s but the rules’ own', () => {
    for (const actor of [complainant, undefined]) {
      given(...history(monday))
        .when(seal, actor ? today(noon, actor) : today(noon))
        .thenRefused({ code: 'session/not-permitted', about: 'SealFile' });
    }
  });
});
