import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { filesMax } from '../../../shared/complaint/verbs/supplement.ts';
import {
  dispatched,
  facts,
  given,
  history,
  holding,
  photo,
  positionsWith,
  positionsWithout,
  registered,
  replied,
  stated,
  verb,
} from '../../support/given.ts';

const later = facts('2026-11-27 20:00', complainant);
const six = ['1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg', '6.jpg'];

describe('补充材料 supplementing', () => {
  it('adds the files, their names beside the chain, and changes nothing else', () => {
    given(...history(registered, dispatched))
      .when(verb.supplement('收据.jpg', '处方.jpg'), later)
      .thenEvents({
        type: 'ComplaintSupplemented',
        data: { attachments: [photo('收据.jpg').attachment, photo('处方.jpg').attachment] },
        texts: { fileNames: '收据.jpg\n处方.jpg' },
      })
      .thenState({ stage: 'dispatched', files: 2, clocks: [{ status: 'running' }] });
  });

  it.each([
    ['registered', [registered]],
    ['dispatched', [registered, dispatched]],
    ['stated', [registered, dispatched, stated]],
    ['replied', [registered, replied]],
  ] as const)('is open while the complaint is %s', (_, steps) => {
    given(...history(...steps))
      .when(verb.supplement('a.jpg'), later)
      .thenEvents({ type: 'ComplaintSupplemented' });
  });

  it('is over when the complaint is closed', () => {
    given(...history(registered, replied, [verb.close(), facts('2026-11-26 10:00')]))
      .when(verb.supplement('a.jpg'), later)
      .thenRefused({ code: 'complaint/wrong-stage', about: 'closed' });
  });

  it(`takes ${filesMax} files in all, those of the registration counted`, () => {
    const withOne = history([verb.register({ files: [photo('0.jpg')] }), registered[1]]);
    given(...withOne)
      .when(verb.supplement(...six.slice(1)), later)
      .thenEvents({ type: 'ComplaintSupplemented' })
      .thenState({ files: filesMax });
    given(...withOne)
      .when(verb.supplement(...six), later)
      .thenRefused({ code: 'complaint/too-many-files' });
  });

  it('wants words or files', () => {
    given(...history(registered))
      .when(verb.supplement(), later)
      .thenRefused({ code: 'complaint/incomplete', missing: ['evidence'], verb: 'SupplementComplaint' });
    given(...history(registered))
      .when({ type: 'SupplementComplaint', files: [], narrative: '补充：当时有两位目击者。' }, later)
      .thenEvents({
        type: 'ComplaintSupplemented',
        data: { attachments: [] },
        texts: { narrative: '补充：当时有两位目击者。' },
      });
  });

  it.each(positionsWithout('reply').filter((position) => !positionsWith('register').includes(position)))(
    'is not for %s',
    (position) => {
      given(...history(registered))
        .when(verb.supplement('a.jpg'), facts('2026-11-27 20:00', holding(position)))
        .thenRefused({ code: 'session/not-permitted', about: 'register' });
    },
  );

  it('refuses the one that is too many, file by file', () => {
    const full = history(registered, ...six.map((name) => [verb.supplement(name), later] as const));
    given(...full)
      .when(verb.supplement('7.jpg'), later)
      .thenRefused({ code: 'complaint/too-many-files' });
  });
});
