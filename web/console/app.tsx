import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useState } from 'react';
import { Route, Switch } from 'wouter';
import { Frame } from './frame/frame.tsx';
import { LanguageProvider, useSpeech } from './frame/language.tsx';
import { MissingPage } from './frame/missing-page.tsx';
import { Loading } from './frame/page.tsx';
import { TenantGate } from './frame/tenant-gate.tsx';
import { QueuePage } from './queue/queue-page.tsx';
import { makeQueryClient } from './server/query-client.ts';
import { SessionGate } from './session/session-gate.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { theme } from './theme.ts';

const ComplaintPage = lazy(() =>
  import('./complaint/complaint-page.tsx').then((file) => ({ default: file.ComplaintPage })),
);
const DossierPage = lazy(() => import('./dossier/dossier-page.tsx').then((file) => ({ default: file.DossierPage })));
const PeoplePage = lazy(() => import('./people/people-page.tsx').then((file) => ({ default: file.PeoplePage })));
const CalendarPage = lazy(() =>
  import('./calendar/calendar-page.tsx').then((file) => ({ default: file.CalendarPage })),
);
const PublicPagesPage = lazy(() =>
  import('./public-pages/public-pages-page.tsx').then((file) => ({ default: file.PublicPagesPage })),
);
const MailBoxPage = lazy(() => import('./mail-box/mail-box-page.tsx').then((file) => ({ default: file.MailBoxPage })));
const MailPage = lazy(() => import('./mail-box/mail-page.tsx').then((file) => ({ default: file.MailPage })));
const RegistrationPage = lazy(() =>
  import('./registration/registration-page.tsx').then((file) => ({ default: file.RegistrationPage })),
);
const PostersPage = lazy(() =>
  import('./public-pages/posters-page.tsx').then((file) => ({ default: file.PostersPage })),
);
const RulebookPage = lazy(() =>
  import('./rulebook/rulebook-page.tsx').then((file) => ({ default: file.RulebookPage })),
);
const ForgottenPage = lazy(() =>
  import('./session/forgotten-page.tsx').then((file) => ({ default: file.ForgottenPage })),
);
const PasswordPage = lazy(() => import('./session/password-page.tsx').then((file) => ({ default: file.PasswordPage })));

/** The console: language, look, cache, and which page stands at which address. */
export function App() {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <Look />
      </LanguageProvider>
    </QueryClientProvider>
  );
}

/** Popups stay within the landmark of what opened them, where screen readers and the reading order expect them. */
const popupHome = (opener?: HTMLElement): HTMLElement =>
  opener?.closest<HTMLElement>('.ant-modal-container, main, header') ?? document.body;

function Look() {
  const { language } = useSpeech();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      getPopupContainer={popupHome}
    >
      <AntApp>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/sign-in" component={SignInPage} />
            <Route path="/forgotten" component={ForgottenPage} />
            <Route path="/password" component={PasswordPage} />
            <Route>
              <SignedIn />
            </Route>
          </Switch>
        </Suspense>
      </AntApp>
    </ConfigProvider>
  );
}

function SignedIn() {
  return (
    <SessionGate>
      <Frame>
        <TenantGate>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/" component={QueuePage} />
              <Route path="/complaints/:id">{({ id }) => <ComplaintPage key={id} id={id} />}</Route>
              <Route path="/complaints/:id/dossier">{({ id }) => <DossierPage key={id} id={id} />}</Route>
              <Route path="/mail-box" component={MailBoxPage} />
              <Route path="/mail-box/:id">{({ id }) => <MailPage key={id} id={id} />}</Route>
              <Route path="/register" component={RegistrationPage} />
              <Route path="/people" component={PeoplePage} />
              <Route path="/rulebook" component={RulebookPage} />
              <Route path="/public-pages" component={PublicPagesPage} />
              <Route path="/public-pages/posters" component={PostersPage} />
              <Route path="/calendar" component={CalendarPage} />
              <Route component={MissingPage} />
            </Switch>
          </Suspense>
        </TenantGate>
      </Frame>
    </SessionGate>
  );
}
