import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { CalendarJobView, CalendarVersionView, CalendarView } from '../../../shared/contract/calendar.ts';
import { PlacesView } from '../../../shared/contract/places.ts';
import { ProfileView } from '../../../shared/contract/profile.ts';
import { DraftView, ExplainView, RulebookView } from '../../../shared/contract/rulebook.ts';
import { ComplaintView, DossierView, QueuePage, type QueueQuery } from '../../../shared/contract/complaints.ts';
import { MailBoxPage, MailCount, type MailState, MailView } from '../../../shared/contract/mail-box.ts';
import { OrganisationView, SessionView } from '../../../shared/contract/staff.ts';
import { VocabularyView } from '../../../shared/contract/vocabulary.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { call } from './call.ts';
import { isProblem } from './failure.ts';

export const sessionKey = ['session'] as const;
export const organisationKey = ['organisation'] as const;

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ signal }): Promise<SessionView | null> => {
    try {
      return await call({ method: 'GET', path: '/api/session', answer: SessionView, signal });
    } catch (failure) {
      if (isProblem(failure, 'session/required')) return null;
      throw failure;
    }
  },
  staleTime: 5 * 60_000,
});

/** The tenant's own words. */
export const vocabularyQuery = queryOptions({
  queryKey: ['vocabulary'],
  queryFn: ({ signal }) => call({ method: 'GET', path: '/api/vocabulary', answer: VocabularyView, signal }),
  staleTime: 5 * 60_000,
});

/** Units, positions and (for those who manage them) people. */
export const organisationQuery = queryOptions({
  queryKey: organisationKey,
  queryFn: ({ signal }) => call({ method: 'GET', path: '/api/organisation', answer: OrganisationView, signal }),
});

/** One list of a queue, page by page; asks again every 15 seconds and whenever the window is looked at. */
export const queueQuery = (queue: string, state: QueueQuery['state']) =>
  infiniteQueryOptions({
    queryKey: ['queue', queue, state],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ queue, state, ...(pageParam === '' ? {} : { cursor: pageParam }) });
      return call({ method: 'GET', path: `/api/complaints?${query}`, answer: QueuePage, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    refetchInterval: 15_000,
    refetchOnWindowFocus: 'always',
    staleTime: 5_000,
  });

export const rulebookKey = ['rulebook'] as const;

/** The rulebook in force, its versions, and whether there is a draft. */
export const rulebookQuery = queryOptions({
  queryKey: rulebookKey,
  queryFn: ({ signal }) => call({ method: 'GET', path: '/api/rulebook', answer: RulebookView, signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
});

/** The draft of the rulebook of which this revision was heard; null when it is gone. Read once; the page keeps what it writes. */
export const draftQuery = (revision: number) =>
  queryOptions({
    queryKey: [...rulebookKey, 'draft', revision],
    queryFn: async ({ signal }): Promise<DraftView | null> => {
      try {
        return await call({ method: 'GET', path: '/api/rulebook/draft', answer: DraftView, signal });
      } catch (failure) {
        if (isProblem(failure, 'rulebook/no-draft')) return null;
        throw failure;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** The dates that a complaint filed now would get under a rulebook. */
export const explainQuery = (asked: object) =>
  queryOptions({
    queryKey: [...rulebookKey, 'explain', asked],
    queryFn: ({ signal }) =>
      call({ method: 'POST', path: '/api/rulebook/explain', body: asked, answer: ExplainView, signal }),
    gcTime: 0,
  });

export const calendarKey = ['calendar'] as const;
export const calendarJobKey = [...calendarKey, 'job'] as const;

/** The calendar in force and its versions. Read with every visit; the page keeps what it changes. */
export const calendarQuery = queryOptions({
  queryKey: calendarKey,
  queryFn: ({ signal }) => call({ method: 'GET', path: '/api/calendar', answer: CalendarView, signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
});

/** A published version of the calendar, which never changes. */
export const calendarVersionQuery = (version: number) =>
  queryOptions({
    queryKey: [...calendarKey, 'version', version],
    queryFn: ({ signal }) =>
      call({ method: 'GET', path: `/api/calendar/versions/${version}`, answer: CalendarVersionView, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** How far the last calendar has been applied to running complaints; asks again every two seconds while it gets on. */
export const calendarJobQuery = queryOptions({
  queryKey: calendarJobKey,
  queryFn: ({ signal }) => call({ method: 'GET', path: '/api/calendar/job', answer: CalendarJobView, signal }),
  refetchInterval: ({ state }) => (state.data?.state === 'running' ? 2_000 : false),
  gcTime: 0,
});

export const profileKey = ['profile'] as const;

/** What is said about the public pages. Read once; the page keeps what it writes. */
export const profileQuery = queryOptions({
  queryKey: profileKey,
  queryFn: ({ signal }) => call({ method: 'GET', path: '/api/profile', answer: ProfileView, signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
});

export const placesKey = ['places'] as const;

/** The places with a code. */
export const placesQuery = queryOptions({
  queryKey: placesKey,
  queryFn: ({ signal }) => call({ method: 'GET', path: '/api/places', answer: PlacesView, signal }),
});

export const mailBoxKey = ['mail-box'] as const;

/** How many mails wait, for the mark in the menu; asks again every minute. */
export const mailCountQuery = queryOptions({
  queryKey: [...mailBoxKey, 'count'],
  queryFn: ({ signal }) => call({ method: 'GET', path: '/api/mail-box/count', answer: MailCount, signal }),
  refetchInterval: 60_000,
  staleTime: 10_000,
});

/** One list of the mail box, page by page. */
export const mailBoxQuery = (state: MailState) =>
  infiniteQueryOptions({
    queryKey: [...mailBoxKey, 'list', state],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ state, ...(pageParam === '' ? {} : { cursor: pageParam }) });
      return call({ method: 'GET', path: `/api/mail-box?${query}`, answer: MailBoxPage, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    refetchOnWindowFocus: 'always',
  });

/** One mail. Asked for once per visit, because every reading goes to the access log. */
export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: [...mailBoxKey, 'mail', id],
    queryFn: ({ signal }) =>
      call({ method: 'GET', path: `/api/mail-box/${encodeURIComponent(id)}`, answer: MailView, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const complaintKey = (id: string) => ['complaint', id] as const;

/** One complaint as its page shows it. Never polled, because every reading goes to the access log. */
export const complaintQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: [...complaintKey(id), language],
    queryFn: ({ signal }) => call({ method: 'GET', path: complaintPath(id, language), answer: ComplaintView, signal }),
  });

export const complaintPath = (id: string, language: Language): string =>
  `/api/complaints/${encodeURIComponent(id)}?language=${language}`;

/** The dossier. Asked for once per visit, because every reading goes to the access log. */
export const dossierQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id],
    queryFn: ({ signal }) =>
      call({ method: 'GET', path: `/api/complaints/${encodeURIComponent(id)}/dossier`, answer: DossierView, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
