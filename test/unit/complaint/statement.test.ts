import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import type { ClockRule } from '../../../shared/rulebook/schema/clocks.ts';
import { at, type BankRules, banker, bankerId, filing, naming } from '../../support/bank.ts';
import {
  dispatched,
  facts,
  given,
  history,
  holding,
  hospital,
  positionsWith,
  positionsWithout,
  registered,
  replied,
  shanghai,
  type Step,
  stated,
  term,
  verb,
} from '../../support/given.ts';

const nurse = holding('handler', 'nursing-department');
const pharmacist = holding('handler', 'pharmacy');
const monday: Step = [filing(), at('2026-11-23 10:00', complainant)];
const toEast: Step = [verb.dispatch('east'), at('2026-11-23 11:00')];
const two = history(registered, [verb.dispatch('nursing-department', 'pharmacy'), facts('2026-11-24 09:00')]);

const statement = (elements: Record<string, string>, documents: readonly string[]) => ({
  type: 'SubmitStatement' as const,
  unit: term('east'),
  statement: '属实。',
  elements: Object.fromEntries(Object.entries(elements).map(([name, words]) => [term(name), words])),
  documents: documents.map(term),
});

describe('情况说明 stating', () => {
  it('is written by a department that handles the complaint; the last one moves it on', () => {
    const first = given(...two)
      .when(verb.state('pharmacy', '发药无误。'), facts('2026-11-25 09:00', pharmacist))
      .thenEvents({ type: 'StatementSubmitted', data: { unit: 'pharmacy' }, texts: { statement: '发药无误。' } })
      .thenState({ stage: 'dispatched', departments: [{}, { statedAt: shanghai('2026-11-25 09:00') }] });
    expect(first.after.departments[0]).not.toHaveProperty('statedAt');

    const half = history(
      registered,
      [verb.dispatch('nursing-department', 'pharmacy'), facts('2026-11-24 09:00')],
      [verb.state('pharmacy'), facts('2026-11-25 09:00', pharmacist)],
    );
    given(...half)
      .when(verb.state('nursing-department'), facts('2026-11-26 09:00', nurse))
      .thenState({ stage: 'stated', clocks: [{ status: 'running' }] });
  });

  it('stops a clock that waits for it', () => {
    const [feedback] = hospital.rulebook.clocks;
    if (!feedback) throw new Error('the template has no clock');
    const rule: ClockRule = { ...feedback, stop: ['StatementSubmitted'] };
    const rulebook = { ...hospital, rulebook: { ...hospital.rulebook, clocks: [rule] } };
    given(...history(registered, dispatched))
      .when(verb.state('nursing-department'), facts('2026-11-25 09:00', nurse, { rulebook }))
      .thenEvents({ type: 'StatementSubmitted', data: { clocks: [{ change: 'stopped', clock: 'feedback' }] } })
      .thenState({ clocks: [{ status: 'met', stoppedAt: shanghai('2026-11-25 09:00') }] });
  });

  it('is written once by each department', () => {
    given(...history(registered, dispatched, stated))
      .when(verb.state('nursing-department'), facts('2026-11-26 09:00', nurse))
      .thenRefused({ code: 'complaint/already-stated', about: 'nursing-department' });
  });

  it('is not for somebody of another department', () => {
    given(...two)
      .when(verb.state('nursing-department'), facts('2026-11-25 09:00', pharmacist))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'nursing-department' });
  });

  it('is not for a department that does not handle the complaint', () => {
    given(...two)
      .when(verb.state('finance'), facts('2026-11-25 09:00', holding('handler', 'finance')))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'finance' });
  });

  it('is not for a department from which the complaint was taken away', () => {
    const moved = history(registered, dispatched, [verb.dispatch('pharmacy'), facts('2026-11-24 10:00')]);
    given(...moved)
      .when(verb.state('nursing-department'), facts('2026-11-25 09:00', nurse))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'nursing-department' });
  });

  it('is still taken after the reply, so that no department is left owing one, and changes nothing else', () => {
    const { departments, stage } = given(...history(registered, dispatched, replied))
      .when(verb.state('nursing-department'), facts('2026-11-27 09:00', nurse))
      .thenState({ stage: 'replied' }).after;
    expect(stage).toBe('replied');
    expect(departments[0]?.statedAt).toBe(shanghai('2026-11-27 09:00'));
  });

  it('is too late when the complaint is closed', () => {
    given(...history(registered, dispatched, replied, [verb.close(), facts('2026-11-26 10:00')]))
      .when(verb.state('nursing-department'), facts('2026-11-27 09:00', nurse))
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it('is not for somebody who is complained about', () => {
    const accused = bankerId('clerk', 'east');
    const filed: Step = [filing({ respondents: [{ staffId: accused }] }), naming('2026-11-23 10:00', accused)];
    const sent: Step = [verb.dispatch('east'), at('2026-11-23 11:00')];
    given(...history(filed, sent))
      .when(verb.state('east'), at('2026-11-24 09:00', banker('clerk', 'east')))
      .thenRefused({ code: 'complaint/handler-is-respondent' });
    given(...history(filed, sent))
      .when(verb.state('east'), at('2026-11-24 09:00', banker('manager', 'east')))
      .thenEvents({ type: 'StatementSubmitted' });
  });

  it('is not for a department where one holds another position than the one that may', () => {
    const clerk = banker('clerk', 'west');
    const auditor = banker('auditor', 'east');
    const both = {
      ...clerk,
      units: [...clerk.units, ...auditor.units],
      positions: [...clerk.positions, ...auditor.positions],
    };
    given(...history(monday, toEast))
      .when(verb.state('east'), at('2026-11-24 09:00', both))
      .thenRefused({ code: 'complaint/not-your-unit', about: 'east' });
  });

  it('has the parts and brings the papers of the rulebook, which are kept', () => {
    const on = at('2026-11-24 09:00', banker('clerk', 'east'));
    const { decision, after } = given(...history(monday, toEast)).when(
      statement({ findings: '投诉属实。' }, ['report']),
      on,
    );
    expect(decision).toEqual({
      ok: true,
      value: [
        {
          type: 'StatementSubmitted',
          data: { unit: 'east', elements: ['findings'], documents: ['report'] },
          texts: { statement: '属实。', elements: JSON.stringify({ findings: '投诉属实。' }) },
        },
      ],
    });
    expect(after.documents).toEqual(['report']);
    given(...history(monday, toEast))
      .when(statement({ weather: '晴' }, []), on)
      .thenRefused({ code: 'complaint/unknown-term', about: 'weather' });
    given(...history(monday, toEast))
      .when(statement({}, ['novel']), on)
      .thenRefused({ code: 'complaint/unknown-term', about: 'novel' });
  });

  it('needs the parts that the rulebook asks for', () => {
    const rules: BankRules = {
      requirements: [
        {
          id: 'parts',
          verb: 'SubmitStatement',
          when: { is: 'always' },
          needs: [{ element: 'findings' }, { document: 'report' }],
        },
      ],
    };
    given(...history(monday, toEast))
      .when(verb.state('east'), at('2026-11-24 09:00', banker('clerk', 'east'), rules))
      .thenRefused({
        code: 'complaint/incomplete',
        missing: ['element:findings', 'document:report'],
        verb: 'SubmitStatement',
        rule: 'parts',
      });
  });

  it.each(positionsWithout('state'))('is not for %s', (position) => {
    given(...two)
      .when(verb.state('pharmacy'), facts('2026-11-25 09:00', holding(position, 'pharmacy')))
      .thenRefused({ code: 'session/not-permitted', about: 'state' });
  });

  it('is for handlers and heads of departments alone', () => {
    expect(positionsWith('state')).toEqual(['handler', 'department-head']);
  });
});
