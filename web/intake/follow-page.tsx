import type { CheckView } from '../../shared/contract/public.ts';
import { intakeWords } from '../words/intake/index.ts';
import { Check } from './frame/check.tsx';
import { ErrorSummary, type FormState, LineField, faultIn } from './frame/fields.tsx';
import { type Frame, Page } from './frame/page.tsx';

type FollowProps = {
  readonly frame: Frame;
  readonly number: string | undefined;
  readonly state: FormState;
  /** `again`: the pass has run out. `ready`: there is one already. */
  readonly pass?: 'again' | 'ready' | undefined;
  readonly check?: CheckView | undefined;
};

/** Asks for number and code. The code is never shown again, not even after a mistake. */
export function FollowPage({ frame, number, state, pass, check }: FollowProps) {
  const words = intakeWords[frame.language].follow;
  return (
    <Page frame={frame} title={words.title} problem={state.problem} assets="following" script={check && 'check'}>
      <ErrorSummary language={frame.language} state={state} />
      <h1>{words.title}</h1>
      {pass === 'again' ? (
        <p class="notice" role="status">
          {words.again}
        </p>
      ) : null}
      {pass === 'ready' ? (
        <p class="notice">
          {words.ready} <a href="/follow/complaint">{words.continue}</a>
        </p>
      ) : null}
      <p class="lead">{words.lead}</p>
      <form method="post" action="/follow" novalidate>
        <LineField id="number" label={words.number} value={number} fault={faultIn(state, 'number')} />
        <LineField
          id="code"
          label={words.code}
          hint={words.codeHint}
          value={undefined}
          fault={faultIn(state, 'code')}
          inputmode="numeric"
          class="code"
        />
        <Check check={check} language={frame.language} />
        <div class="row">
          <button class="button" type="submit">
            {words.submit}
          </button>
        </div>
      </form>
    </Page>
  );
}
