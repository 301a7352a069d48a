import type { Browser } from './service.ts';
import { readable } from './html.ts';

/** A form as it stands on a page: every field with the value it would be sent with. */
export type StandingForm = { readonly page: string; readonly fields: readonly (readonly [string, string])[] };

const attribute = (tag: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Reads the form that files a complaint as a browser without script does. @throws Error when the page has none */
export function formOn(html: string): StandingForm {
  const form = /<form[^>]* data-filing="(\w+)".*?<\/form>/s.exec(html);
  if (!form) throw new Error(`no form: ${readable(html).slice(0, 200)}`);
  const [text, page = ''] = form;
  const fields: (readonly [string, string])[] = [];
  for (const [tag] of text.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const isBox = ['radio', 'checkbox'].includes(attribute(tag, 'type') ?? '');
    if (name !== undefined && (!isBox || tag.includes(' checked')))
      fields.push([name, decoded(attribute(tag, 'value') ?? '')]);
  }
  for (const [, tag = '', value = ''] of text.matchAll(/<textarea([^>]*)>\n?(.*?)<\/textarea>/gs))
    fields.push([attribute(tag, 'name') ?? '', decoded(value).replace(/^\n/, '')]);
  for (const [, tag = '', options = ''] of text.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option value="([^"]*)" selected/.exec(options)?.[1];
    fields.push([attribute(tag, 'name') ?? '', decoded(chosen ?? '')]);
  }
  return { page, fields };
}

/** What came back after a button of the form was pressed. */
export type Answered = { readonly status: number; readonly text: string; readonly location: string | null };

/** Somebody who fills the form in, page by page. */
export type Walker = {
  /** Fills fields of the page as it stands and presses a button; `next` where none is named. */
  readonly press: (answers?: Readonly<Record<string, string>>, go?: string) => Promise<Answered>;
  /** The page that is shown. */
  readonly page: () => string;
  readonly text: () => string;
  readonly html: () => string;
  readonly field: (name: string) => string | undefined;
};

/** Whoever can ask for a page and send a form. */
export type FormVisitor = {
  readonly get: (path: string) => Promise<{ readonly text: string }>;
  readonly post: (
    path: string,
    fields: readonly (readonly [string, string])[],
  ) => Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>;
};

/** A browser of the stories at one host. */
export const visitorWith = (browser: Browser, host: string): FormVisitor => ({
  get: (path) => browser.ask(host, path),
  async post(path, form) {
    const { status, text, headers } = await browser.ask(host, path, { form });
    return { status, text, headers: new Headers(headers.location === undefined ? {} : { location: headers.location }) };
  },
});

/** Opens the form at that address and walks through it; a page is never left but by its buttons. */
export async function walk(visitor: FormVisitor, address = '/file'): Promise<Walker> {
  let html = (await visitor.get(address)).text;
  return {
    async press(answers = {}, go = 'next') {
      const { fields } = formOn(html);
      const kept = fields.filter(([name]) => !(name in answers));
      const sent = [...kept, ...Object.entries(answers), ['go', go] as const];
      const answer = await visitor.post('/file', sent);
      const location = answer.headers.get('location');
      if (location === null) html = answer.text;
      return { status: answer.status, text: readable(answer.text), location };
    },
    page: () => formOn(html).page,
    text: () => readable(html),
    html: () => html,
    field: (name) => formOn(html).fields.find(([each]) => each === name)?.[1],
  };
}

/** All pages of the form one after the other, as whoever gives these answers sees them; ends on the page that leads no further. */
export async function everyPage(
  visitor: FormVisitor,
  address: string,
  answers: Readonly<Record<string, string>>,
): Promise<string> {
  const walker = await walk(visitor, address);
  const seen = [walker.html()];
  for (let page = ''; page !== walker.page(); ) {
    page = walker.page();
    await walker.press(answers);
    seen.push(walker.html());
  }
  return seen.join('\n');
}
