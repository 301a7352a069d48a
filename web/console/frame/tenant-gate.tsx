import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { OrganisationView } from '../../../shared/contract/staff.ts';
import type { VocabularyView } from '../../../shared/contract/vocabulary.ts';
import { organisationQuery, vocabularyQuery } from '../server/queries.ts';
import { FailureNotice } from './failure-notice.tsx';
import { useSpeech } from './language.tsx';
import { Loading, Page } from './page.tsx';

type Tenant = { readonly vocabulary: VocabularyView; readonly organisation: OrganisationView };

const TenantContext = createContext<Tenant | undefined>(undefined);

/** Waits for the tenant's words and units, without which every page would show bare ids. */
export function TenantGate({ children }: { readonly children: ReactNode }) {
  const { words } = useSpeech();
  const vocabulary = useQuery(vocabularyQuery);
  const organisation = useQuery(organisationQuery);
  const retry = (): void => {
    for (const query of [vocabulary, organisation]) if (query.isError) void query.refetch();
  };
  if (vocabulary.data !== undefined && organisation.data !== undefined)
    return (
      <TenantContext value={{ vocabulary: vocabulary.data, organisation: organisation.data }}>{children}</TenantContext>
    );
  const failure = vocabulary.error ?? organisation.error;
  if (failure === null) return <Loading />;
  return (
    <Page title={words.frame.unreachable}>
      <FailureNotice failure={failure} onRetry={retry} />
    </Page>
  );
}

/** The tenant's words, units and positions. Only for what stands behind the gate. */
export function useTenant(): Tenant {
  const tenant = useContext(TenantContext);
  if (tenant === undefined) throw new Error('useTenant outside of the tenant gate');
  return tenant;
}
