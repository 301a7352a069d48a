import { describe, expect, test } from 'vitest';
import { Instant } from '../../../shared/kernel/time.ts';
import type { Verdicts } from '../../../shared/contract/mail-box.ts';
import type { IncomingMail, KeptMail } from '../../../shared/usecase/mail-box/ports.ts';
import { type Arrived, takeMail, type TakingParts } from '../../../shared/usecase/mail-box/take-mail.ts';
import { ComplaintId } from '../../../shared/kernel/ids.ts';

const now = Instant.parse('2026-11-23T01:00:00.000Z');
const allGood: Verdicts = { spf: 'pass', dkim: 'pass', dmarc: 'pass', spam: 'pass', virus: 'pass' };
const letter: IncomingMail = {
  messageId: '<1@example.com>',
  from: { name: '刘先生', address: 'liu@example.com' },
  subject: '投诉',
  text: '请给个说法',
  isCut: false,
  isUnreadable: false,
  answers: [],
  automatic: undefined,
  files: [{ name: '病历.jpg', content: new Uint8Array([1, 2, 3]) }],
};
const arrived = (more: Partial<IncomingMail> = {}, verdicts: Partial<Verdicts> = {}): Arrived => ({
  mail: { ...letter, ...more },
  token: undefined,
  verdicts: { ...allGood, ...verdicts },
  receivedAt: now,
});

const unused = (): never => {
  throw new Error('not asked for by these tests');
};

/** A house with an empty box and no complaints, on whose mails nothing but the box is looked at. */
function house(more: Partial<TakingParts> = {}) {
  const mails = new Map<string, KeptMail>();
  const files = new Set<string>();
  const tries = new Map<string, number>();
  const parts: TakingParts = {
    ports: {
      decide: unused,
      clock: { now: () => now },
      log: {
        load: async () => undefined,
        idOfNumber: async () => undefined,
        append: unused,
        rearm: unused,
        events: unused,
        event: unused,
        queue: unused,
        overlooked: unused,
      },
      numbers: { next: unused },
      rules: { current: unused, latest: unused, rulebook: unused, calendar: unused },
      organisation: { units: unused },
    },
    identity: { clock: { now: () => now }, vault: { open: unused }, access: { note: unused, list: unused } },
    box: {
      put: async (mail) => {
        if (mails.has(mail.id)) return false;
        mails.set(mail.id, mail);
        return true;
      },
      find: async (id) => mails.get(id),
      change: unused,
      page: unused,
      waiting: unused,
      oldestWaiting: unused,
    },
    mailFiles: {
      keep: async ({ id, fileId }) => {
        files.add(`${id}/${fileId}`);
      },
      upload: unused,
    },
    files: { inspect: unused, removeUpload: unused },
    typeOf: () => 'image/jpeg',
    attempts: {
      count: async (digest) => {
        tries.set(digest, (tries.get(digest) ?? 0) + 1);
        return tries.get(digest) ?? 0;
      },
      takeBack: unused,
    },
    secret: async () => new Uint8Array(32).fill(7),
    mailDomain: 'mail.huiyin.example',
    ...more,
  };
  return { parts, mails, files, tries };
}

const broken = (): never => {
  throw new Error('the function died');
};

describe('a mail is taken in once', () => {
  test('when it is delivered again, also with other ways in its header', async () => {
    const { parts, mails } = house();
    expect(await takeMail(parts, arrived())).toBe('kept');
    expect(await takeMail(parts, arrived())).toBe('known');
    expect(mails.size).toBe(1);
  });

  test('when the taking-in broke off between its files and its line', async () => {
    const { parts, mails, files } = house();
    await expect(takeMail({ ...parts, reached: broken }, arrived())).rejects.toThrow('died');
    expect([mails.size, files.size]).toEqual([0, 1]);
    expect(await takeMail(parts, arrived())).toBe('kept');
    expect([mails.size, files.size]).toEqual([1, 1]);
  });

  test('but another mail is another, even under the same Message-ID', async () => {
    const { parts, mails } = house();
    await takeMail(parts, arrived());
    await takeMail(parts, arrived({ text: '另一封' }));
    await takeMail(parts, arrived({ from: { name: undefined, address: 'other@example.com' } }));
    expect(mails.size).toBe(3);
    for (const id of mails.keys()) expect(ComplaintId.safeParse(id).success).toBe(true);
  });
});

test('files of a mail with a virus are not kept, and the mail says so', async () => {
  const { parts, mails, files } = house();
  await takeMail(parts, arrived({}, { virus: 'fail' }));
  expect(files.size).toBe(0);
  expect([...mails.values()][0]).toMatchObject({ state: 'waiting', files: [{ name: '病历.jpg' }] });
  expect([...mails.values()][0]?.files[0]?.mediaType).toBeUndefined();
});

test('a sender of more mails than people write within an hour is a machine; the address is counted by digest', async () => {
  const { parts, mails, tries } = house();
  for (let n = 0; n < 25; n++) await takeMail(parts, arrived({ text: `第 ${n} 封` }));
  const states = [...mails.values()].map(({ state, automatic }) => [state, automatic]);
  expect(states.filter(([state]) => state === 'waiting')).toHaveLength(20);
  expect(states.filter(([, sign]) => sign === 'too-many')).toHaveLength(5);
  expect([...tries.keys()].join()).not.toContain('liu');
});

test('a mail without a sender can be answered by nobody', async () => {
  const { parts, mails } = house();
  await takeMail(parts, arrived({ from: undefined }));
  expect([...mails.values()][0]?.state).toBe('automatic');
});
