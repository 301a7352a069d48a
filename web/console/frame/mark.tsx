import type { ReactNode } from 'react';

/** What a mark means; the colour only repeats what the text says. */
export type Tone = 'late' | 'soon' | 'calm' | 'good' | 'quiet';

/** A short word in a coloured frame. */
export function Mark({
  tone,
  title,
  children,
}: {
  readonly tone: Tone;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={`mark mark-${tone}`} title={title}>
      {children}
    </span>
  );
}
