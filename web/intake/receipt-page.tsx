import type { UploadTicket } from '../../shared/contract/files.ts';
import type { PromiseView, ReceiptView } from '../../shared/contract/public.ts';
import type { FollowAction } from '../../shared/contract/following.ts';
import { followingWords } from '../words/intake/following.ts';
import { intakeWords } from '../words/intake/index.ts';
import { uploadWords } from '../words/intake/uploads.ts';
import { AttachForm } from './attach-form.tsx';
import { ClockList } from './clock-list.tsx';
import { type Frame, Page } from './frame/page.tsx';
import { actionPaths } from './following/paths.ts';
import { Qr } from './following/qr.tsx';
import { dayAndTime, dayInWords } from './moments.ts';

type ReceiptProps = {
  readonly frame: Frame;
  readonly promise: PromiseView;
  readonly receipt: ReceiptView;
  /** Absent when the complaint has as many files as it may have. */
  readonly ticket: UploadTicket | undefined;
  readonly isAttached: boolean;
  /** What was just done. */
  readonly done?: FollowAction | undefined;
  /** Where number and code are asked for; on paper there is no link to press. */
  readonly followAddress: string;
  /** Where the receipt is checked. */
  readonly verifyAddress: string;
};

/** What a person takes home: number, code, dates. Made to be printed or photographed. */
export function ReceiptPage({ frame, promise, receipt, ticket, isAttached, done, ...at }: ReceiptProps) {
  const { language } = frame;
  const words = intakeWords[language];
  const more = followingWords[language];
  const { number, code, proof } = receipt;
  const numbered = `${at.followAddress}?number=${encodeURIComponent(number)}`;
  const query = new URLSearchParams({ number, on: proof.on, code: proof.code });
  return (
    <Page frame={frame} title={words.receipt.title} assets="following">
      {isAttached ? (
        <p class="notice" role="status">
          {uploadWords[language].done}
        </p>
      ) : null}
      {done === undefined ? null : (
        <p class="notice" role="status" data-done={done}>
          {more.done[done]}
        </p>
      )}
      <h1>{words.receipt.title}</h1>
      <p class="lead">{words.receipt.lead}</p>
      <dl class="secret">
        <dt>{words.receipt.number}</dt>
        <dd class="digits" data-number={receipt.number}>
          {receipt.number}
        </dd>
        <dt>{words.receipt.code}</dt>
        <dd class="digits" data-code={receipt.code}>
          {[0, 4, 8, 12].map((from) => (
            <span>{receipt.code.slice(from, from + 4)} </span>
          ))}
        </dd>
        <dt>{words.receipt.address}</dt>
        <dd class="address">{at.followAddress}</dd>
      </dl>
      {receipt.isReplaced ? <p>{more.receipt.replaced}</p> : null}
      <p>
        <strong>{words.receipt.keep}</strong>
        <br />
        {words.receipt.keepHint}
      </p>
      <div class="row">
        <button class="button" type="button" data-print data-with-script hidden>
          {words.receipt.print}
        </button>
        <button
          class="button plain"
          type="button"
          data-copy={`${words.receipt.number} ${number}\n${words.receipt.code} ${code}\n${at.followAddress}`}
          data-copied={more.receipt.copied}
          hidden
        >
          {more.receipt.copy}
        </button>
        {receipt.mayMail ? (
          <a class="button plain" href={actionPaths.mailCopy}>
            {more.actions.mailCopy}
          </a>
        ) : null}
        <a class="button plain" href="/follow/complaint">
          {words.receipt.follow}
        </a>
      </div>
      <section class="scan">
        <Qr text={`${numbered}#code=${code}`} label={more.receipt.scanAlt} />
        <div>
          <h2>{more.receipt.scan}</h2>
          <p>{more.receipt.scanHint}</p>
        </div>
      </section>
      {receipt.clocks.length === 0 ? null : (
        <section>
          <h2>{words.receipt.due}</h2>
          <ClockList clocks={receipt.clocks} language={language} timeZone={promise.timeZone} />
        </section>
      )}
      <dl class="facts">
        <dt>{words.receipt.registeredAt}</dt>
        <dd>
          <time datetime={receipt.registeredAt}>{dayAndTime(receipt.registeredAt, language, promise.timeZone)}</time>
        </dd>
        <dt>{words.receipt.files}</dt>
        <dd>{words.receipt.filesCount(receipt.files)}</dd>
      </dl>
      <section class="scan">
        <Qr text={`${at.verifyAddress}?${query.toString()}`} label={more.receipt.checkAlt} />
        <div>
          <h2>{more.proof.own}</h2>
          <p class="digits" data-proof={proof.code}>
            {[0, 5, 10, 15].map((from) => (
              <span>{proof.code.slice(from, from + 5)} </span>
            ))}
          </p>
          <p>
            {number} · {dayInWords(proof.on, language)}
          </p>
          <p class="hint">
            {more.proof.ownHint} <a href={`/verify?${query.toString()}`}>{more.proof.title}</a>
          </p>
        </div>
      </section>
      <AttachForm ticket={ticket} language={language} />
    </Page>
  );
}
