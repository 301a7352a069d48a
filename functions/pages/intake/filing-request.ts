import { type Language, languages } from '../../../shared/kernel/text.ts';
import { FormToken } from '../../../shared/contract/filing.ts';
import { type PageName, filingPages } from '../../../web/intake/filing/asked.ts';
import type { FilingDraft } from '../../../web/intake/filing/draft.ts';
import type { FilingGuardFields } from '../../../web/intake/filing/frame.tsx';
import type { Sent } from '../../../shared/usecase/public/public-desk.ts';
import type { FormFields } from '../form-body.ts';

/** What the button says that was pressed. */
export type Go =
  | { readonly to: 'next' | 'back' | 'send' | 'leave-place' }
  | { readonly to: 'page'; readonly page: PageName }
  | { readonly to: 'language'; readonly language: Language };

/** A form as it was sent from one of its pages. */
export type FilingRequest = {
  readonly draft: FilingDraft;
  readonly go: Go;
  /** The page it was sent from; undefined for a form that holds everything at once. */
  readonly page: PageName | undefined;
  readonly under: string | undefined;
  readonly hasReviewed: boolean;
  readonly guard: FilingGuardFields;
};

export const newToken = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');

/** Fields that say where one is, and no answers. */
const control: readonly string[] = 'token language page go under seen opened homepage check work sum'.split(' ');

const pageIn = (name: string | undefined): PageName | undefined => filingPages.find((page) => page === name);

function goOf(text: string | undefined): Go {
  const [, verb, what] = /^(to|lang)-(.+)$/.exec(text ?? '') ?? [];
  const page = verb === 'to' ? pageIn(what) : undefined;
  if (page) return { to: 'page', page };
  const language = verb === 'lang' ? languages.find((each) => each === what) : undefined;
  if (language) return { to: 'language', language };
  return { to: text === 'back' || text === 'send' || text === 'leave-place' ? text : 'next' };
}

/** What was sent. A token of ours stays, so that sending again after a mistake files one complaint. */
export function readRequest({ text, lists }: FormFields): FilingRequest {
  const token = FormToken.safeParse(text['token']);
  const answers = Object.entries(text).filter(([name]) => !control.includes(name));
  return {
    draft: {
      token: token.success ? token.data : newToken(),
      uploads: lists['uploads'] ?? [],
      answers: Object.fromEntries(answers),
    },
    go: goOf(text['go']),
    page: text['page'] === undefined ? undefined : (pageIn(text['page']) ?? 'subject'),
    under: text['under'],
    hasReviewed: text['seen'] === 'review',
    guard: {
      opened: text['opened'],
      trap: text['homepage'] ?? '',
      check: { value: text['check'], work: text['work'], sum: text['sum'] },
    },
  };
}

/** How the form came, for those who guard the desk. */
export const sentBy = (sender: string, { opened, trap, check }: FilingGuardFields): Sent => ({
  sender,
  opened,
  isTrapped: trap !== '',
  check,
});
