import { SignUpStatus } from '../../../shared/contract/sign-up.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { SignUpDesk } from '../../../shared/usecase/public/public-desk.ts';

export type MemorySignUp = SignUpDesk & {
  /** Tokens of the mails that were sent. */
  readonly mails: string[];
  /** Ends the preparation of everything confirmed. */
  readonly finish: () => void;
};

/** Signing up, in memory. `welcome` and `consoleAddress` lead to the console host under `origin`'s domain. */
export function memorySignUp(consoleOrigin: (slug: string) => string): MemorySignUp {
  const signUps: SignUpStatus[] = [];
  const mails: string[] = [];
  const used = new Set<string>();
  const find = (id: string) => signUps.find((signUp) => signUp.id === id);
  const change = (id: string, status: SignUpStatus['status']) => {
    const position = signUps.findIndex((signUp) => signUp.id === id);
    const known = signUps[position];
    if (known !== undefined) signUps[position] = { ...known, status };
  };
  return {
    mails,
    finish: () => {
      for (const { id, status } of signUps) if (status === 'preparing') change(id, 'active');
    },
    templates: () => [
      {
        id: 'hospital-yueqing',
        title: { 'zh-CN': '医院（乐清模板）', en: 'Hospital (Yueqing)' },
        summary: {
          'zh-CN': '十类投诉按内容转办；一般 5 个工作日、多部门 10 个工作日答复。',
          en: 'Ten subjects with their departments; answers within 5 working days, 10 with several departments.',
        },
      },
    ],
    signUp: async (form) => {
      if (form.slug === 'renmin') return refuse({ code: 'sign-up/slug-taken' });
      if (form.slug === 'icbc') return refuse({ code: 'sign-up/slug-reserved' });
      const id = `01ARZ3NDEKTSV4RRFFQ69G5F${String(signUps.length).padStart(2, '0')}`;
      const signUp = SignUpStatus.parse({
        id,
        organisation: form.organisation,
        slug: form.slug,
        status: 'awaitingConfirmation',
      });
      signUps.push(signUp);
      mails.push(`token-${id}`);
      return ok(signUp);
    },
    look: async (token) => {
      const signUp = used.has(token) ? undefined : find(token.replace('token-', ''));
      return signUp === undefined ? refuse({ code: 'link/not-valid' }) : ok(signUp);
    },
    confirm: async (token) => {
      const id = token.replace('token-', '');
      if (used.has(token) || find(id) === undefined) return refuse({ code: 'link/not-valid' });
      used.add(token);
      change(id, 'preparing');
      const signUp = find(id);
      if (signUp === undefined) return refuse({ code: 'link/not-valid' });
      return ok({ ...signUp, welcome: `${consoleOrigin(signUp.slug)}/password?token=secret` });
    },
    status: async (id) => {
      const signUp = find(id);
      return signUp === undefined ? refuse({ code: 'link/not-valid' }) : ok(signUp);
    },
    consoleAddress: async (slug) =>
      slug === 'renmin' ? ok(`${consoleOrigin(slug)}/`) : refuse({ code: 'tenant/not-found' }),
  };
}
