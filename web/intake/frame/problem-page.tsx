import type { ProblemCode } from '../../../shared/contract/problems.ts';
import { languages } from '../../../shared/kernel/text.ts';
import { intakeWords } from '../../words/intake/index.ts';
import { problemWords } from '../../words/problems.ts';
import { type Frame, Page } from './page.tsx';

/** A page that says why something was refused or failed, what to do now, and which request it was. */
export function ProblemPage({ frame, problem, requestId }: { frame: Frame; problem: ProblemCode; requestId?: string }) {
  const words = intakeWords[frame.language];
  const advice =
    problem === 'request/cross-site'
      ? words.problem.crossSite
      : problem === 'request/too-large'
        ? words.problem.tooLarge
        : words.problem.whatNow;
  return (
    <Page frame={frame} title={problemWords(frame.language, problem)} problem={problem}>
      <h1>{problemWords(frame.language, problem)}</h1>
      <p>{advice}</p>
      {requestId === undefined ? null : (
        <p class="hint">
          {words.frame.requestId}: {requestId}
        </p>
      )}
      <p>
        <a class="button" href="/">
          {words.frame.home}
        </a>
      </p>
    </Page>
  );
}

/**
 * What an address shows that belongs to no organisation. It depends on nothing of the request, so that one unknown
 * address cannot be told from another.
 */
export function NothingHerePage({ siteAddress }: { siteAddress: string }) {
  const frame: Frame = {
    language: 'zh-CN',
    languages: [],
    addressIn: () => '/',
    brand: 'Huiyin 回音',
    service: '',
    isUnverified: false,
    siteAddress,
  };
  return (
    <Page frame={frame} title={problemWords('zh-CN', 'tenant/not-found')} problem="tenant/not-found">
      {languages.map((language, position) => {
        const text = problemWords(language, 'tenant/not-found');
        return position === 0 ? <h1>{text}</h1> : <p lang={language}>{text}</p>;
      })}
    </Page>
  );
}
