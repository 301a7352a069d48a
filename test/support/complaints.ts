import { ComplaintView, QueuePage } from '../../shared/contract/complaints.ts';
import { type Browser, read, type Reply } from './service.ts';
import type { Organisation } from './sign-up.ts';

/** One page of a queue as somebody of the staff sees it. */
export const readQueue = async (organisation: Organisation, browser: Browser, query = ''): Promise<QueuePage> =>
  read(await browser.ask(organisation.hosts.console, `/api/complaints${query}`), QueuePage);

/** The complaint of a number, looked up in the centre's queue. @throws when it does not stand there */
export async function openByNumber(
  organisation: Organisation,
  browser: Browser,
  number: string,
): Promise<ComplaintView> {
  for (const state of ['late', 'open', 'closed']) {
    const { items } = await readQueue(organisation, browser, `?state=${state}`);
    const found = items.find((item) => item.number === number);
    if (found) return openComplaint(organisation, browser, found.id);
  }
  throw new Error(`no complaint ${number} in the queue`);
}

export const complaintPath = (id: string): string => `/api/complaints/${id}`;

export const openComplaint = async (organisation: Organisation, browser: Browser, id: string): Promise<ComplaintView> =>
  read(await browser.ask(organisation.hosts.console, complaintPath(id)), ComplaintView);

/** A verb as the console sends it: what is done to which version. */
export type Verb = { readonly verb: string; readonly body: unknown; readonly version: number };

/** Uses a verb and answers what came back, success or not. */
export const useVerb = (organisation: Organisation, browser: Browser, id: string, verb: Verb): Promise<Reply> =>
  browser.ask(organisation.hosts.console, `${complaintPath(id)}/${verb.verb}`, {
    json: verb.body,
    headers: { 'if-match': `"${verb.version}"` },
  });
