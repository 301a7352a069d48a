import type { PromiseView, ReceiptView, UploadTicket } from '../../shared/contract/public.ts';
import { intakeWords } from '../words/intake/index.ts';
import { AttachForm } from './attach-form.tsx';
import { ClockList } from './clock-list.tsx';
import { type Frame, Page } from './frame/page.tsx';
import { dayAndTime } from './moments.ts';

type ReceiptProps = {
  readonly frame: Frame;
  readonly promise: PromiseView;
  readonly receipt: ReceiptView;
  /** Absent when the complaint has as many files as it may have. */
  readonly ticket: UploadTicket | undefined;
  readonly isAttached: boolean;
  /** Where number and code are asked for; on paper there is no link to press. */
  readonly followAddress: string;
};

/** What a person takes home: number, code, dates. Made to be printed or photographed. */
export function ReceiptPage({ frame, promise, receipt, ticket, isAttached, followAddress }: ReceiptProps) {
  const { language } = frame;
  const words = intakeWords[language];
  return (
    <Page frame={frame} title={words.receipt.title}>
      {isAttached ? (
        <p class="notice" role="status">
          {words.attach.done}
        </p>
      ) : null}
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
        <dd class="address">{followAddress}</dd>
      </dl>
      <p>
        <strong>{words.receipt.keep}</strong>
        <br />
        {words.receipt.keepHint}
      </p>
      <div class="row">
        <button class="button" type="button" data-print data-with-script hidden>
          {words.receipt.print}
        </button>
        <a class="button plain" href="/follow/complaint">
          {words.receipt.follow}
        </a>
      </div>
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
      <AttachForm ticket={ticket} language={language} />
    </Page>
  );
}
