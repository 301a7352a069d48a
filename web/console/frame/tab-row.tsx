import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

export type Tab<Key extends string> = { readonly key: Key; readonly label: string };

type Props<Key extends string> = {
  /** What is chosen from, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly active: Key;
  readonly onChange: (key: Key) => void;
  /** What the active tab shows. */
  readonly children: ReactNode;
};

/**
 * Tabs as the ARIA practices describe them: one stop for the tab key, arrows within. They wrap on a phone; Ant Design's
 * own move into a menu there, inside of the tab list, which screen readers do not expect.
 */
export function TabRow<Key extends string>({ label, tabs, active, onChange, children }: Props<Key>) {
  const id = useId();
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const move = (event: KeyboardEvent): void => {
    const here = tabs.findIndex((tab) => tab.key === active);
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    const next = there === undefined ? undefined : tabs[there % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.key);
    buttons.current.get(next.key)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            ref={(button) => {
              if (button !== null) buttons.current.set(tab.key, button);
            }}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === active}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === active ? 0 : -1}
            onClick={() => onChange(tab.key)}
            onKeyDown={move}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${active}`}>
        {children}
      </div>
    </>
  );
}
