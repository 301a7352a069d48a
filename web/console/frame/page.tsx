import { Spin } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSpeech } from './language.tsx';

let isFirstPage = true;

type Props = {
  readonly title: string;
  /** Stands beside the heading. */
  readonly extra?: ReactNode;
  /** Stands above the heading, such as the way back. */
  readonly before?: ReactNode;
  readonly children: ReactNode;
};

/** A page: its title in the tab and as heading, which takes the focus when one comes from another page. */
export function Page({ title, extra, before, children }: Props) {
  const { words } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title, words]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus();
    isFirstPage = false;
  }, []);
  return (
    <div className="page">
      {before}
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {extra}
      </div>
      {children}
    </div>
  );
}

/** Something is on its way. */
export function Loading() {
  const { words } = useSpeech();
  return (
    <div className="loading" role="status">
      <Spin aria-hidden />
      <span>{words.loading}</span>
    </div>
  );
}
