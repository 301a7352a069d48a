import { afterAll, beforeAll, expect, test } from 'vitest';
import { promises } from '../../shared/rulebook/disclose.ts';
import { templateIds } from '../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { fileComplaint } from '../support/people.ts';
import { openBrowser, type Service, startService } from '../support/service.ts';
import { openOrganisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.stop());

test.each(templateIds)(
  'an organisation that begins with %s promises what it says and takes a complaint',
  async (id) => {
    const rulebook = templateRulebook(id);
    const slug = `template-${templateIds.indexOf(id)}`;
    const organisation = await openOrganisation(service, { slug, template: id });
    const page = await openBrowser(service).ask(organisation.hosts.intake, '/?lang=zh-CN');
    expect(page.status).toBe(200);
    for (const promise of promises(rulebook)) expect(page.text).toContain(promise['zh-CN']);
    const category = rulebook.categories.find(
      (each) => each.isInternal !== true && !rulebook.categories.some(({ parent }) => parent === each.id),
    );
    const receipt = await fileComplaint(service, organisation, { category: category?.id ?? '' });
    expect(receipt.number.length).toBeGreaterThan(5);
  },
);
