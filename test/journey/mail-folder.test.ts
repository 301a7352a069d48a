import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MailBoxPage } from '../../shared/contract/mail-box.ts';
import { written } from '../support/letters.ts';
import { type Colleague, invite } from '../support/people.ts';
import { freshDataDir, panelOf, read, type Service, startService } from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

const data = freshDataDir();
let service: Service & { readonly stop: () => Promise<void> };
let organisation: Organisation;
let officer: Colleague;

beforeAll(async () => {
  service = await startService({ dataDir: data.path });
  organisation = await openOrganisation(service, { slug: 'folder' });
  officer = await invite(service, organisation, { name: '李投诉', account: 'officer', position: 'officer' });
});
afterAll(async () => {
  await service?.stop();
  data.remove();
});

const subjects = async (): Promise<readonly string[]> => {
  await panelOf(service).idle();
  return read(await officer.browser.ask(organisation.hosts.console, '/api/mail-box'), MailBoxPage).items.map(
    ({ subject }) => subject,
  );
};

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 200) throw new Error('it did not come about');
    await delay(50);
  }
}

test('a mail that is dropped into the folder waits in the box, and its file lies among those that are done', async () => {
  const letter = written({ to: 'Complaints <folder@mail.localhost>', subject: '从文件夹来', text: '一封信' });
  writeFileSync(join(data.path, 'mail-in', 'letter.eml'), letter);
  await until(() => existsSync(join(data.path, 'mail-in', 'done', 'letter.eml')));
  expect(await subjects()).toEqual(['从文件夹来']);
});

test('what is no mail, and what is meant for nobody of ours, is put aside and harms nothing', async () => {
  writeFileSync(join(data.path, 'mail-in', 'noise.eml'), Buffer.alloc(5000, 0xfe));
  writeFileSync(join(data.path, 'mail-in', 'elsewhere.eml'), written({ to: 'someone@example.com', text: 'x' }));
  await until(() =>
    ['noise', 'elsewhere'].every((name) => existsSync(join(data.path, 'mail-in', 'done', `${name}.eml`))),
  );
  expect(await subjects()).toEqual(['从文件夹来']);
});
