import type { PublicClock } from '../../../shared/contract/public.ts';
import { DangerPage, SubjectPage, WhatPage, WherePage } from './early-pages.tsx';
import type { FilingProps } from './frame.tsx';
import { FilesPage, ReviewPage } from './late-pages.tsx';
import { ContactPage, MorePage, WhoPage } from './who-pages.tsx';

/** The form that files a complaint, at one of its pages. */
export function FilingPage(props: FilingProps & { readonly clocks?: readonly PublicClock[] }) {
  switch (props.page) {
    case 'subject':
      return <SubjectPage {...props} />;
    case 'danger':
      return <DangerPage {...props} />;
    case 'where':
      return <WherePage {...props} />;
    case 'what':
      return <WhatPage {...props} />;
    case 'who':
      return <WhoPage {...props} />;
    case 'contact':
      return <ContactPage {...props} />;
    case 'more':
      return <MorePage {...props} />;
    case 'files':
      return <FilesPage {...props} />;
    case 'review':
      return <ReviewPage {...props} clocks={props.clocks ?? []} />;
  }
}
