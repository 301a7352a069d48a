import type { SignUpStatus } from '../../shared/contract/sign-up.ts';
import { type Frame, Page } from '../intake/frame/page.tsx';
import { problemWords } from '../words/problems.ts';
import { siteWords } from '../words/site/index.ts';

/** After the form: a mail is on its way. */
export function SentPage({
  frame,
  signUp,
  publicAddress,
}: {
  frame: Frame;
  signUp: SignUpStatus;
  publicAddress: string;
}) {
  const words = siteWords[frame.language];
  return (
    <Page frame={frame} title={words.sent.title}>
      <h1>{words.sent.title}</h1>
      <p class="lead">{words.sent.lead}</p>
      <Subject frame={frame} signUp={signUp} publicAddress={publicAddress} />
      <p>
        {words.sent.next} <a href="/sign-up">{words.sent.again}</a>
      </p>
    </Page>
  );
}

function Subject({ frame, signUp, publicAddress }: { frame: Frame; signUp: SignUpStatus; publicAddress: string }) {
  const words = siteWords[frame.language].confirm;
  return (
    <dl class="facts card">
      <dt>{words.organisation}</dt>
      <dd>{signUp.organisation}</dd>
      <dt>{words.address}</dt>
      <dd>{publicAddress}</dd>
    </dl>
  );
}

type ConfirmProps = {
  readonly frame: Frame;
  readonly signUp: SignUpStatus;
  readonly publicAddress: string;
  readonly token: string;
};

/** What the mail's link opens. Opening it changes nothing: mail scanners open links too. */
export function ConfirmPage({ frame, signUp, publicAddress, token }: ConfirmProps) {
  const words = siteWords[frame.language].confirm;
  return (
    <Page frame={frame} title={words.title}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Subject frame={frame} signUp={signUp} publicAddress={publicAddress} />
      <form method="post" action="/sign-up/confirm" data-once>
        <input type="hidden" name="token" value={token} />
        <button class="button" type="submit">
          {words.submit}
        </button>
      </form>
    </Page>
  );
}

/** A link that has run out or was used. */
export function LinkGonePage({ frame }: { frame: Frame }) {
  const words = siteWords[frame.language].confirm;
  const title = problemWords(frame.language, 'link/not-valid');
  return (
    <Page frame={frame} title={title} problem="link/not-valid">
      <h1>{title}</h1>
      <p>{words.gone}</p>
      <p>
        <a class="button" href="/sign-up">
          {words.again}
        </a>
      </p>
    </Page>
  );
}
