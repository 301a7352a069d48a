import { gzipSync } from 'node:zlib';
import { fileComplaint } from '../support/people.ts';
import { type Browser, openBrowser, type Reply, type Service } from '../support/service.ts';
import type { Organisation } from '../support/sign-up.ts';
import { formOn } from '../support/filing-form.ts';
import type { Figure } from './figure.ts';

const assetsIn = (html: string): readonly string[] => [
  ...new Set(
    [...html.matchAll(/(?:href|src|data-uploader|data-script)="(\/(?:assets|brand)\/[^"]+\.(?:css|js))"/g)].map(
      ([, path]) => path ?? '',
    ),
  ),
];

type Weighed = { readonly what: string; readonly bytes: number };

/** A page and every style sheet and script that it may load, compressed as they travel, in bytes; the logo not. */
async function weigh(what: string, page: Reply, browser: Browser, host: string): Promise<Weighed> {
  if (page.status !== 200) throw new Error(`${what} was answered with ${page.status}: ${page.text.slice(0, 300)}`);
  const assets = await Promise.all(assetsIn(page.text).map((path) => browser.ask(host, path)));
  if (assets.length < 3) throw new Error(`${what} names ${assets.length} style sheets and scripts`);
  const bytes = [page, ...assets].reduce((sum, part) => sum + gzipSync(part.bytes).length, 0);
  return { what, bytes };
}

/** What is answered on each page of the form, in its order. */
const steps: readonly Readonly<Record<string, string>>[] = [
  { category: 'nursing' },
  { category: 'nursing-7' },
  { narrative: '输液时按铃叫了三次，二十分钟没有人来，回血了才有护士过来。' },
  { identityMode: 'named' },
  { name: '郑海燕', phone: '13900000003' },
  {},
];

async function formPages(browser: Browser, host: string): Promise<Weighed[]> {
  const weighed: Weighed[] = [];
  let page = await browser.ask(host, '/file');
  for (const answers of [...steps, undefined]) {
    const { page: name, fields } = formOn(page.text);
    weighed.push(await weigh(`form: ${name}`, page, browser, host));
    if (answers === undefined) break;
    const kept = fields.filter(([field]) => !(field in answers));
    page = await browser.ask(host, '/file', { form: [...kept, ...Object.entries(answers), ['go', 'next']] });
  }
  return weighed;
}

const largest = (pages: readonly Weighed[]): Weighed =>
  pages.reduce((most, each) => (each.bytes > most.bytes ? each : most));

/** What a page weighs with everything that it may load: the start page, every page of the form, all others. */
export async function weightFigures(service: Service, organisation: Organisation): Promise<Figure[]> {
  const host = organisation.hosts.intake;
  const visitor = openBrowser(service);
  const start = await weigh('start', await visitor.ask(host, '/'), visitor, host);
  const form = await formPages(visitor, host);
  if (form.length !== 7) throw new Error(`the form has ${form.length} pages`);
  const { browser } = await fileComplaint(service, organisation);
  const paths = ['/receipt', '/follow', '/follow/complaint', '/follow/withdraw', '/follow/new-code', '/verify'];
  const others: Weighed[] = [];
  for (const path of paths) others.push(await weigh(path, await browser.ask(host, path), browser, host));
  const figure = (what: string, { bytes }: Weighed): Figure => ({
    what: `${what}, with style and script, compressed`,
    value: bytes / 1000,
    unit: 'kB',
    budget: 30,
  });
  const [first] = form;
  const heaviest = largest(form);
  const other = largest(others);
  return [
    figure('start page of 312 categories', start),
    figure('first page of the form', first ?? heaviest),
    figure(`heaviest page of the form (${heaviest.what.slice(6)})`, heaviest),
    figure(`heaviest other public page (${other.what})`, other),
  ];
}
