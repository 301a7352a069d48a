import { describe, expect, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { facts, given, history, officer, photo, registered, shanghai, term, verb } from '../../support/given.ts';

const monday = facts('2026-11-23 10:00', complainant);

describe('登记 registering', () => {
  it('writes what was filed, the versions of the rules, and the clock that runs from now', () => {
    given()
      .when(verb.register({ files: [photo('病房 照片.jpg')] }), monday)
      .thenEvents({
        type: 'ComplaintRegistered',
        data: {
          number: '202611-0001',
          language: 'zh-CN',
          channel: 'web',
          category: 'nursing',
          identityMode: 'named',
          hasContact: true,
          rulebookVersion: 1,
          calendarVersion: 1,
          attachments: [photo('病房 照片.jpg').attachment],
          clocks: [
            {
              change: 'started',
              clock: 'feedback',
              case: 'investigation',
              startedAt: shanghai('2026-11-23 10:00'),
              // Tue 24 (1), Wed 25 (2), Thu 26 (3), Fri 27 (4), Mon 30 (5); the office closes at 17:30.
              dueAt: shanghai('2026-11-30 17:30'),
              dueOn: '2026-11-30',
              isProvisional: false,
              next: { step: 'one-day-before' },
            },
          ],
        },
        texts: { narrative: '输液时叫了三次护士都没有人来。', fileNames: '病房 照片.jpg' },
      })
      .thenState({ stage: 'registered', seq: 1, files: 1, departments: [], registeredAt: monday.now });
  });

  it('keeps the file names one to a line, whatever a name contains', () => {
    given()
      .when(verb.register({ files: [photo('a\nb.jpg'), photo('c.jpg')] }), monday)
      .thenEvents({ type: 'ComplaintRegistered', texts: { fileNames: 'a b.jpg\nc.jpg' } });
  });

  it('carries no attachments and no file names when there are none', () => {
    const { decision } = given().when(verb.register(), monday);
    const [event] = decision.ok ? decision.value : [];
    expect(event?.data).not.toHaveProperty('attachments');
    expect(event?.texts).toEqual({ narrative: '输液时叫了三次护士都没有人来。' });
  });

  it('refuses a category the rulebook does not know', () => {
    given()
      .when(verb.register({ category: term('parking') }), monday)
      .thenRefused({ code: 'complaint/unknown-term', about: 'parking' });
  });

  it('refuses a channel the rulebook does not know', () => {
    given()
      .when(verb.register({ channel: term('telegraph') }), monday)
      .thenRefused({ code: 'complaint/unknown-term', about: 'telegraph' });
  });

  it('happens once', () => {
    given(...history(registered))
      .when(verb.register(), monday)
      .thenRefused({ code: 'complaint/wrong-stage', about: 'registered' });
  });

  it.each(
    Object.entries({
      supplement: verb.supplement('x.jpg'),
      dispatch: verb.dispatch('nursing-department'),
      state: verb.state('nursing-department'),
      reply: verb.reply(),
      rate: verb.rate('satisfied'),
      close: verb.close(),
      fire: verb.fire,
      reveal: verb.reveal(),
    }),
  )('comes before everything else: %s is refused', (_, command) => {
    given().when(command, facts('2026-11-23 10:00', officer)).thenRefused({ code: 'complaint/wrong-stage' });
  });
});
