import { formToken, sendFiling } from '../support/people.ts';
import { openBrowser, panelOf, type Service } from '../support/service.ts';
import type { Organisation } from '../support/sign-up.ts';
import type { Figure } from './figure.ts';
import { median, percentile, timed } from './measure.ts';

const senders = 8;
/** In two hours as many as an organisation gets in each without asking anybody for a check. */
const perHour = 100;
const hours = 2;

type Form = { readonly browser: ReturnType<typeof openBrowser>; readonly token: string; readonly nth: number };

/** Sends one form; milliseconds until the answer is there. @throws Error when it is not taken */
async function submit(organisation: Organisation, { browser, token, nth }: Form): Promise<number> {
  const narrative = `${nth}：${'投诉内容'.repeat(74)}`.padEnd(300, '。');
  const { value, seconds } = await timed(() => sendFiling(browser, organisation, { token, narrative }));
  if (value.status !== 303) throw new Error(`a filing was answered with ${value.status}: ${value.text.slice(0, 300)}`);
  return seconds * 1000;
}

/** Complaints of 300 characters sent at once by people with an address each: how long they wait for the answer. */
export async function submitFigures(service: Service, organisation: Organisation): Promise<Figure[]> {
  const took: number[] = [];
  for (let hour = 0; hour < hours; hour += 1) {
    const forms: Form[] = [];
    for (let nth = 0; nth < perHour; nth += 1) {
      const browser = openBrowser(service);
      forms.push({ browser, token: await formToken(browser, organisation), nth: hour * perHour + nth });
    }
    await panelOf(service).idle();
    const send = async (): Promise<void> => {
      for (let form = forms.pop(); form !== undefined; form = forms.pop()) took.push(await submit(organisation, form));
    };
    await Promise.all(Array.from({ length: senders }, send));
    await panelOf(service).moveClock({ advance: 'PT1H' });
  }
  if (took.length !== perHour * hours) throw new Error(`${took.length} complaints were sent`);
  const what = `submit, ${senders} at once, ${took.length} complaints of 300 characters`;
  return [
    { what: `${what}: median`, value: median(took), unit: 'ms' },
    { what: `${what}: 95th percentile`, value: percentile(took, 0.95), unit: 'ms', budget: 400 },
  ];
}
