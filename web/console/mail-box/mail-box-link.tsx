import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { mailCountQuery } from '../server/queries.ts';
import { useMailBoxWords } from './use-words.ts';

/** The way to the mail box, with how many mails wait there. */
export function MailBoxLink({ isCurrent }: { readonly isCurrent: boolean }) {
  const text = useMailBoxWords();
  const { data } = useQuery(mailCountQuery);
  const waiting = data?.waiting ?? 0;
  const isMore = data !== undefined && waiting >= data.atMost;
  return (
    <Link href="/mail-box" aria-current={isCurrent ? 'page' : undefined}>
      {text.navigation}
      {waiting > 0 && (
        <span className="count" title={text.waitingCount(waiting, isMore)}>
          <span aria-hidden>{isMore ? `${waiting}+` : waiting}</span>
          <span className="unseen"> {text.waitingCount(waiting, isMore)}</span>
        </span>
      )}
    </Link>
  );
}
