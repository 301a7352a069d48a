import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IdentityView, QueuePage } from '../../shared/contract/complaints.ts';
import { complaintPath, openByNumber, openComplaint } from '../support/complaints.ts';
import { visitorWith, walk } from '../support/filing-form.ts';
import { type Hospital, openHospital, readReceipt } from '../support/people.ts';
import { openBrowser, read, type Service, startService } from '../support/service.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
beforeAll(async () => {
  service = await startService();
  hospital = await openHospital(service, 'guided');
});
afterAll(() => service?.stop());

const narrative = '输液时按铃叫了三次，二十分钟没有人来，回血了才有护士过来。';
type Answers = Readonly<Record<string, string>>;

/** Files through the pages of the form; answers what the last page promised and what staff see afterwards. */
async function fileAs(who: Answers, contact: Answers | undefined, about: Answers = {}) {
  const { organisation, officer } = hospital;
  const browser = openBrowser(service);
  const form = await walk(visitorWith(browser, organisation.hosts.intake), '/file?lang=zh-CN');
  await form.press({ category: 'nursing', ...about });
  if (form.page() === 'danger') await form.press();
  await form.press({ narrative });
  await form.press(who);
  if (contact) await form.press(contact);
  expect(form.page()).toBe('files');
  await form.press();
  expect(form.page()).toBe('review');
  const promised = /最迟 [^ ]+ \d\d:\d\d/.exec(form.text())?.[0];
  expect((await form.press({}, 'send')).location).toBe('/receipt');
  const { number } = await readReceipt(browser, organisation);
  const receipt = (await browser.ask(organisation.hosts.intake, '/receipt')).text;
  const view = await openByNumber(organisation, officer.browser, number);
  return { promised, receipt, view };
}

async function identityOf(id: string): Promise<IdentityView> {
  const { organisation, officer } = hospital;
  const { version } = await openComplaint(organisation, officer.browser, id);
  const reply = await officer.browser.ask(organisation.hosts.console, `${complaintPath(id)}/identity`, {
    json: { reason: '核实身份' },
    headers: { 'if-match': `"${version}"` },
  });
  return read(reply, IdentityView);
}

describe('what the form is told reaches the house', () => {
  const reach = { name: '周敏', phone: '13800000000' };

  test('the day that the last page promises is the day on the receipt', async () => {
    const { promised, receipt } = await fileAs({ identityMode: 'named' }, reach);
    expect(promised).toMatch(/^最迟 2026年10月/);
    expect(receipt).toContain(promised);
  });

  test('danger is seen by the staff at once', async () => {
    const { view } = await fileAs({ identityMode: 'anonymous' }, undefined, { danger: 'yes' });
    expect(view.particulars.inDanger).toBe(true);
    const { view: calm } = await fileAs({ identityMode: 'anonymous' }, undefined, { danger: 'no' });
    expect(calm.particulars.inDanger).toBeUndefined();
    const { organisation, officer } = hospital;
    const queue = read(await officer.browser.ask(organisation.hosts.console, '/api/complaints'), QueuePage);
    const marked = queue.items.filter(({ inDanger }) => inDanger).map(({ number }) => number);
    expect(marked).toEqual([view.number]);
  });

  test.each([
    ['person', { affectedPerson: '周大爷', relation: '父亲' }, { affectedPerson: '周大爷', relation: '父亲' }],
    ['organisation', { organisationName: '枫林小学' }, { organisationName: '枫林小学' }],
    [
      'group',
      { complainants: '12', representatives: '王芳 13800000001\r\n\r\n李强 13900000002' },
      { representatives: ['王芳 13800000001', '李强 13900000002'] },
    ],
  ] as const)(
    'for whom it is brought (%s): the kind is known, who it is stays in the vault',
    async (behalf, told, kept) => {
      const { view } = await fileAs({ identityMode: 'confidential', onBehalfOf: behalf }, { ...reach, ...told });
      expect(view.particulars).toMatchObject({
        onBehalfOf: behalf,
        ...(behalf === 'group' && { complainants: 12, representatives: 2 }),
      });
      const shown = JSON.stringify(view);
      for (const secret of ['周敏', '周大爷', '枫林小学', '王芳']) expect(shown).not.toContain(secret);
      expect(await identityOf(view.id)).toEqual({ ...reach, ...kept });
    },
  );

  test('who complains, in the words of the rulebook', async () => {
    const { view } = await fileAs({ identityMode: 'anonymous', complainantKind: 'family' }, undefined);
    expect(view.particulars.complainantKind).toBe('family');
  });

  test('an anonymous group leaves its number and no name', async () => {
    const { view } = await fileAs({ identityMode: 'anonymous', onBehalfOf: 'group' }, { complainants: '30' });
    expect(view.particulars).toMatchObject({ complainants: 30, onBehalfOf: 'group' });
    expect([view.mayRevealIdentity, view.hasContact]).toEqual([false, false]);
  });

  test('more representatives than people are refused where they were named', async () => {
    const form = await walk(visitorWith(openBrowser(service), hospital.organisation.hosts.intake), '/file?lang=zh-CN');
    await form.press({ category: 'nursing' });
    await form.press({ narrative });
    await form.press({ identityMode: 'named', onBehalfOf: 'group' });
    await form.press({ ...reach, complainants: '2', representatives: '甲\n乙\n丙' });
    const refused = await form.press();
    expect([refused.status, form.page()]).toEqual([422, 'contact']);
    expect(form.html()).toContain('href="#representatives"');
    await form.press({ complainants: '3' });
    expect(form.page()).toBe('files');
  });
});
