import { Button } from 'antd';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Page } from '../frame/page.tsx';

/** The look of the pages before one is signed in. */
export function Door({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { words } = useSpeech();
  return (
    <div className="door">
      <header className="door-head">
        <span className="brand">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {words.product}
        </span>
        <LanguageSwitch />
      </header>
      <main className="door-card">
        <Page title={title}>{children}</Page>
      </main>
      <footer className="door-host">{location.host}</footer>
    </div>
  );
}

/** The one button a door form is about. */
export function DoorButton({ isBusy, children }: { readonly isBusy: boolean; readonly children: ReactNode }) {
  return (
    <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
      {children}
    </Button>
  );
}
