import type { Proof } from '../../shared/contract/following.ts';
import { followingWords } from '../words/intake/following.ts';
import { ErrorSummary, type FormState, LineField, faultIn } from './frame/fields.tsx';
import { type Frame, Page } from './frame/page.tsx';
import { dayInWords } from './moments.ts';

type VerifyProps = {
  readonly frame: Frame;
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly state: FormState;
  readonly answer?: { readonly proof: Proof; readonly isOurs: boolean } | undefined;
};

/** Whether a receipt was issued here. Says nothing about the complaint or who made it. */
export function VerifyPage({ frame, typed, state, answer }: VerifyProps) {
  const { language } = frame;
  const words = followingWords[language].proof;
  return (
    <Page frame={frame} title={words.title} problem={state.problem} assets="following">
      <ErrorSummary language={language} state={state} />
      <h1>{words.title}</h1>
      {answer === undefined ? null : (
        <div class={answer.isOurs ? 'answer yes' : 'answer no'} role="status" data-ours={String(answer.isOurs)}>
          <p>
            <strong>
              {answer.isOurs
                ? words.yes(frame.brand, answer.proof.number, dayInWords(answer.proof.on, language))
                : words.no}
            </strong>
          </p>
        </div>
      )}
      <p class="lead">{words.lead}</p>
      <form method="get" action="/verify" novalidate>
        <LineField id="number" label={words.number} value={typed['number']} fault={faultIn(state, 'number')} />
        <LineField id="on" label={words.on} hint={words.onHint} value={typed['on']} fault={faultIn(state, 'on')} />
        <LineField
          id="code"
          label={words.code}
          hint={words.codeHint}
          value={typed['code']}
          fault={faultIn(state, 'code')}
          class="code"
        />
        <div class="row">
          <button class="button" type="submit">
            {words.submit}
          </button>
        </div>
      </form>
    </Page>
  );
}
