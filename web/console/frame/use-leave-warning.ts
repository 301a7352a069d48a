import { useEffect } from 'react';

/** Asks `question` before the page is left, by whatever way, as long as `isUnsaved`. */
export function useLeaveWarning(isUnsaved: boolean, question: string): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    // A link of the console changes the page without unloading it; one into another tab leaves nothing.
    const ask = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="/"]:not([target])') : null;
      if (link === null || confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('beforeunload', warn);
    addEventListener('click', ask, { capture: true });
    return () => {
      removeEventListener('beforeunload', warn);
      removeEventListener('click', ask, { capture: true });
    };
  }, [isUnsaved, question]);
}
