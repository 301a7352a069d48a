import { type ReactNode, useId } from 'react';

type Props = { readonly title: string; readonly id?: string; readonly children: ReactNode };

/** A part of a page with its own heading; `id` is for links that lead to it. */
export function Panel({ title, id, children }: Props) {
  const heading = useId();
  return (
    <section id={id} className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}
