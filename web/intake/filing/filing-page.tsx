import type { CheckView, PublicClock } from '../../../shared/contract/public.ts';
import type { PageName } from './asked.ts';
import { DangerPage, SubjectPage, WhatPage, WherePage } from './early-pages.tsx';
import type { FilingProps } from './frame.tsx';
import { FilesPage, ReviewPage } from './late-pages.tsx';
import { ContactPage, MorePage, WhoPage } from './who-pages.tsx';

/** What a page shows; the due dates are promised on the last one. */
export type FilingPageProps = FilingProps & {
  readonly clocks: readonly PublicClock[];
  readonly check?: CheckView | undefined;
};

const pages: Readonly<Record<PageName, (props: FilingPageProps) => ReturnType<typeof SubjectPage>>> = {
  subject: SubjectPage,
  danger: DangerPage,
  where: WherePage,
  what: WhatPage,
  who: WhoPage,
  contact: ContactPage,
  more: MorePage,
  files: FilesPage,
  review: ReviewPage,
};

/** The form that files a complaint, at one of its pages. */
export const FilingPage = (props: FilingPageProps) => pages[props.page](props);
