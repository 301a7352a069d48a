import { PromiseView } from '../../../shared/contract/public.ts';
import { walk } from '../../support/filing-form.ts';
import { openWorld } from './browser.ts';
import { memoryDesk } from './memory-desk.ts';
import { hospital } from './promises.ts';

/** What happened, in the words of whoever tells it. */
export const narrative = '同一天验血收了两次钱，单子我都留着。';

/** Somebody at the hospital's form, and the desk behind it. */
export async function atTheForm(address = '/file') {
  const world = openWorld();
  return { desk: world.hospital, walker: await walk(world.visitor('renmin.example.cn'), address) };
}

/** The same under a promise of its own. */
export async function under(changes: object, address = '/file') {
  const desk = memoryDesk(PromiseView.parse({ ...hospital, questions: undefined, ...changes }));
  const visitor = openWorld({ publicDesk: async () => desk }).visitor('renmin.example.cn');
  return { desk, walker: await walk(visitor, address), visitor };
}

/** A word of the tenant. */
export const label = (chinese: string) => ({ 'zh-CN': chinese });
