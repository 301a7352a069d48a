import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, isProblem } from './failure.ts';
import { sessionKey } from './queries.ts';

/** The cache of everything read. An ended session, whoever notices it, empties the session and so leads to sign-in. */
export function makeQueryClient(): QueryClient {
  const onError = (failure: unknown): void => {
    if (isProblem(failure, 'session/required')) client.setQueryData(sessionKey, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: (count, failure) => count < 2 && isPassing(failure), retryDelay: 800, staleTime: 60_000 },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
