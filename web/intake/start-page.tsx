import type { PromiseView } from '../../shared/contract/public.ts';
import { textIn } from '../../shared/kernel/text.ts';
import { intakeWords } from '../words/intake/index.ts';
import { type Frame, Page } from './frame/page.tsx';

/** The first page of an organisation: what one can do here, what it promises, and what it cannot handle. */
export function StartPage({ frame, promise }: { frame: Frame; promise: PromiseView }) {
  const { language } = frame;
  const words = intakeWords[language].start;
  return (
    <Page frame={frame} title={words.title(promise.organisation)}>
      <h1>{words.title(promise.organisation)}</h1>
      <p class="lead">{words.lead(textIn(promise.centre, language))}</p>
      <ul class="doors">
        <li>
          <a class="door first" href="/file">
            <strong>{words.file}</strong>
            <span>{words.fileHint}</span>
          </a>
        </li>
        <li>
          <a class="door" href="/follow">
            <strong>{words.follow}</strong>
            <span>{words.followHint}</span>
          </a>
        </li>
      </ul>
      {promise.promises.length === 0 ? null : (
        <section>
          <h2>{words.promises}</h2>
          <div class="card">
            <ul class="promises">
              {promise.promises.map((text) => (
                <li>{textIn(text, language)}</li>
              ))}
            </ul>
          </div>
        </section>
      )}
      {promise.notHandled.length === 0 ? null : (
        <section>
          <h2>{words.notHandled}</h2>
          <p>{words.notHandledHint}</p>
          <ul class="promises">
            {promise.notHandled.map((text) => (
              <li>{textIn(text, language)}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
