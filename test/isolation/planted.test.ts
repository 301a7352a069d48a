import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStack } from '../../infra/local/stack.ts';
import { complaintPath, openByNumber } from '../support/complaints.ts';
import { fileComplaint, invite } from '../support/people.ts';
import { type Browser, freshDataDir, openBrowser, startService } from '../support/service.ts';
import { openOrganisation } from '../support/sign-up.ts';

/**
 * A bug is planted into the very functions that are deployed, and the whole service runs with it. What one organisation must
 * not see is then kept from it by the policies alone.
 */

/** What an organisation and its people left behind, and the proofs in their browsers. */
type Side = {
  readonly slug: string;
  readonly session: string;
  readonly pass: string;
  readonly id: string;
  /** Words that nobody else may ever read. */
  readonly secret: string;
};

const data = freshDataDir();
let a: Side;
let b: Side;

async function openSide(service: { readonly port: number }, slug: string, secret: string): Promise<Side> {
  const organisation = await openOrganisation(service, { slug });
  const officer = await invite(service, organisation, {
    name: `${secret}主任`,
    account: 'officer',
    position: 'officer',
  });
  const filed = await fileComplaint(service, organisation, { narrative: `${secret}：病房的呼叫铃坏了三天没有人修。` });
  const { id } = await openByNumber(organisation, officer.browser, filed.number);
  const { hosts } = organisation;
  return {
    slug,
    id,
    secret,
    session: officer.browser.cookie(hosts.console, 'session') ?? '',
    pass: filed.browser.cookie(hosts.intake, 'pass') ?? '',
  };
}

beforeAll(async () => {
  const service = await startService({ dataDir: data.path });
  a = await openSide(service, 'tenant-a', '甲方的秘密');
  b = await openSide(service, 'tenant-b', '乙方的秘密');
  await service.stop();
});
afterAll(() => data.remove());

const reads = (id: string): readonly string[] => [
  '/api/session',
  '/api/organisation',
  '/api/vocabulary',
  '/api/complaints',
  '/api/complaints?state=closed',
  complaintPath(id),
  `${complaintPath(id)}/dossier`,
  '/api/rulebook',
  '/api/calendar',
  '/api/profile',
  '/api/places',
];
const publicReads = ['/', '/file', '/receipt', '/follow/complaint', '/follow/dossier.json'];

type Answer = { readonly path: string; readonly status: number; readonly text: string };

/** Everything that the two of one side can look at and do, one after the other. */
async function goRound(port: number, side: Side): Promise<readonly Answer[]> {
  const browser: Browser = openBrowser({ port });
  const [console, intake] = [`${side.slug}.console.localhost`, `${side.slug}.localhost`];
  browser.setCookie(console, 'session', side.session);
  browser.setCookie(intake, 'pass', side.pass);
  const answers: Answer[] = [];
  const ask = async (host: string, path: string, sending = {}): Promise<void> => {
    const { status, text } = await browser.ask(host, path, sending);
    answers.push({ path, status, text });
  };
  for (const path of reads(side.id)) await ask(console, path);
  await ask(console, `${complaintPath(side.id)}/add-note`, {
    json: { note: `${side.secret}备注` },
    headers: { 'if-match': '"1"' },
  });
  await ask(console, `${complaintPath(side.id)}/identity`, { json: { reason: '核实' } });
  for (const path of publicReads) {
    browser.setCookie(intake, 'pass', side.pass);
    await ask(intake, path);
  }
  return answers;
}

/** Starts the service with a bug in it, lets both sides go round, and stops it. */
async function withBug(bug: string): Promise<{ readonly a: readonly Answer[]; readonly b: readonly Answer[] }> {
  const stack = await startStack({
    dataDir: data.path,
    port: 0,
    quiet: true,
    replaced: { 'shared/data/scoped-client.ts': `test/isolation/planted/${bug}.ts` },
  });
  try {
    return { a: await goRound(stack.port, a), b: await goRound(stack.port, b) };
  } finally {
    await stack.stop();
  }
}

const worked = (answers: readonly Answer[]): readonly Answer[] => answers.filter(({ status }) => status < 400);
const saw = (answers: readonly Answer[], secret: string): readonly string[] =>
  answers.filter(({ text }) => text.includes(secret)).map(({ path }) => path);

describe('without a bug', () => {
  it('both sides see their own words, and these looks reach them', async () => {
    const service = await startService({ dataDir: data.path });
    const [ofA, ofB] = [await goRound(service.port, a), await goRound(service.port, b)];
    await service.stop();
    expect(saw(ofA, a.secret).length).toBeGreaterThan(3);
    expect(saw(ofB, b.secret).length).toBeGreaterThan(3);
    expect([saw(ofA, b.secret), saw(ofB, a.secret)]).toEqual([[], []]);
    expect(ofB.filter(({ status }) => status >= 500)).toEqual([]);
  });
});

describe('with a bug in the functions', () => {
  it('credentials of the first tenant for everybody: the second gets nothing at all', async () => {
    const { a: ofA, b: ofB } = await withBug('foreign-client');
    expect(saw(ofA, a.secret).length).toBeGreaterThan(3);
    expect(worked(ofB)).toEqual([]);
    expect(saw(ofB, a.secret)).toEqual([]);
  });

  it.each([
    ['the tag of the table forgotten', 'forgotten-table'],
    ['no scope, the role of the function alone', 'no-scope'],
    ['another kind than the function may open, or than the data is for', 'wrong-kind'],
  ])('%s: nobody gets anything', async (_what, bug) => {
    const { a: ofA, b: ofB } = await withBug(bug);
    expect([worked(ofA), worked(ofB)]).toEqual([[], []]);
    expect(ofA.length + ofB.length).toBeGreaterThan(30);
  });

  it('every other scope with the credentials of somebody else: errors, and never a word of the other', async () => {
    const rounds = await withBug('every-other-client');
    const all = [...rounds.a, ...rounds.b];
    expect(all.filter(({ status }) => status === 500).length).toBeGreaterThan(3);
    expect([saw(rounds.a, b.secret), saw(rounds.b, a.secret)]).toEqual([[], []]);
  });
});
