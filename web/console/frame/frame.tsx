import { ExportOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { calendarWords } from '../../words/console/calendar/index.ts';
import { registrationWords } from '../../words/console/registration.ts';
import { publicPagesWords } from '../../words/console/public-pages.ts';
import { rulebookWords } from '../../words/console/rulebook/index.ts';
import { useMay, useSession } from '../session/session.ts';
import { MailBoxLink } from '../mail-box/mail-box-link.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { useSpeech } from './language.tsx';

/** What stands around every page of the signed-in: whose console it is, where one can go, who one is. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { words } = useSpeech();
  const { tenant } = useSession();
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="frame-head">
        <div className="frame-row">
          <Link href="/" className="brand">
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <span className="brand-name">{tenant.name}</span>
          </Link>
          <div className="frame-tools">
            <LanguageSwitch />
            <AccountMenu />
          </div>
          <Navigation />
        </div>
        {!tenant.isVerified && (
          <div className="unverified" role="note">
            <strong>{words.frame.unverified}</strong> <span>{words.frame.unverifiedHint}</span>
          </div>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function Navigation() {
  const { language, words } = useSpeech();
  const { tenant } = useSession();
  const managesPeople = useMay('managePeople');
  const registers = useMay('register');
  const readsAll = useMay('readComplaints');
  const [location] = useLocation();
  const current = (path: string): 'page' | undefined => (location === path ? 'page' : undefined);
  return (
    <nav aria-label={words.frame.navigation}>
      <Link href="/" aria-current={current('/')}>
        {words.frame.queue}
      </Link>
      {registers && (
        <Link href="/register" aria-current={current('/register')}>
          {registrationWords[language].navigation}
        </Link>
      )}
      {registers && readsAll && <MailBoxLink isCurrent={location.startsWith('/mail-box')} />}
      {managesPeople && (
        <Link href="/people" aria-current={current('/people')}>
          {words.frame.people}
        </Link>
      )}
      <Link href="/rulebook" aria-current={current('/rulebook')}>
        {rulebookWords[language].navigation}
      </Link>
      <Link href="/calendar" aria-current={current('/calendar')}>
        {calendarWords[language].navigation}
      </Link>
      <Link href="/public-pages" aria-current={current('/public-pages')}>
        {publicPagesWords[language].navigation}
      </Link>
      <a href={tenant.intakeAddress} target="_blank" rel="noreferrer" title={words.frame.publicPagesHint}>
        {words.frame.publicPages} <ExportOutlined aria-hidden />
      </a>
    </nav>
  );
}
