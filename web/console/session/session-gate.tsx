import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import { keepDraftsOf } from '../complaint/drafts.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Loading } from '../frame/page.tsx';
import { sessionQuery } from '../server/queries.ts';
import { SessionContext } from './session.ts';

/** Lets in who is signed in; others go to sign-in and come back to where they were. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const { suggest } = useSpeech();
  const [location] = useLocation();
  const search = useSearch();
  const tenantLanguage = session?.tenant.language;
  useEffect(() => {
    if (tenantLanguage !== undefined) suggest(tenantLanguage);
  }, [tenantLanguage, suggest]);
  const person = session?.staff.id;
  useEffect(() => {
    if (person !== undefined) keepDraftsOf(person);
  }, [person]);

  if (session === null) {
    const here = search === '' ? location : `${location}?${search}`;
    return <Redirect to={here === '/' ? '/sign-in' : `/sign-in?back=${encodeURIComponent(here)}`} replace />;
  }
  if (session !== undefined) return <SessionContext value={session}>{children}</SessionContext>;
  return (
    <main className="door">
      {error === null ? <Loading /> : <FailureNotice failure={error} onRetry={() => void refetch()} />}
    </main>
  );
}
