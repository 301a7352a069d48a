import type { SignUpStatus } from '../../shared/contract/sign-up.ts';
import { type Frame, Page } from '../intake/frame/page.tsx';
import { siteWords } from '../words/site/index.ts';

type ProgressProps = {
  readonly frame: Frame;
  readonly signUp: SignUpStatus;
  readonly publicAddress: string;
  readonly consoleAddress: string;
  /** Where the administrator sets a password; only the browser that confirmed has it. */
  readonly welcome: string | undefined;
};

const isUnderWay = (status: SignUpStatus['status']): boolean =>
  status === 'awaitingConfirmation' || status === 'preparing';

/** How far a confirmed sign-up has come, and then the way in. Looks again by itself, with script or without. */
export function ProgressPage({ frame, signUp, publicAddress, consoleAddress, welcome }: ProgressProps) {
  const words = siteWords[frame.language].progress;
  const isWaiting = isUnderWay(signUp.status);
  return (
    <Page
      frame={frame}
      title={isWaiting ? words.title : words[signUp.status]}
      refreshSeconds={isWaiting ? 2 : undefined}
    >
      <h1>{signUp.organisation}</h1>
      <p class="unseen" role="status" data-live></p>
      <div
        id="progress"
        data-status={signUp.status}
        data-say={words[signUp.status]}
        data-poll={isWaiting ? 'yes' : undefined}
      >
        <p class="lead">{words[signUp.status]}</p>
        {isWaiting ? (
          <p data-without-script>
            <a href={`/sign-up/progress?id=${signUp.id}`}>{words.refresh}</a>
          </p>
        ) : null}
        {signUp.status === 'active' ? (
          <>
            <p>
              {welcome === undefined ? (
                words.welcomeElsewhere
              ) : (
                <a class="button" href={welcome}>
                  {words.welcome}
                </a>
              )}
            </p>
            <dl class="facts card">
              <dt>{words.publicPage}</dt>
              <dd>
                <a href={publicAddress}>{publicAddress}</a>
              </dd>
              <dt>{words.console}</dt>
              <dd>
                <a href={consoleAddress}>{consoleAddress}</a>
              </dd>
            </dl>
          </>
        ) : null}
      </div>
    </Page>
  );
}
