import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { Language } from '../../../shared/kernel/text.ts';
import { type ConsoleWords, consoleWords } from '../../words/console/index.ts';
import { recall, remember } from './browser-memory.ts';

type Speech = {
  readonly language: Language;
  readonly words: ConsoleWords;
  /** What the person chose; kept in this browser. */
  readonly choose: (language: Language) => void;
  /** What the tenant speaks; used until the person chooses. */
  readonly suggest: (language: Language) => void;
};

const memory = 'huiyin.language';
const SpeechContext = createContext<Speech | undefined>(undefined);

/** Holds the language of the pages: the person's choice, else the tenant's, else Chinese. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(() => Language.safeParse(recall(memory)).data);
  const [suggested, suggest] = useState<Language>('zh-CN');
  const language = chosen ?? suggested;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      words: consoleWords[language],
      choose: (next) => {
        remember(memory, next);
        setChosen(next);
      },
      suggest,
    }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The language of the pages and its words. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === undefined) throw new Error('useSpeech outside of LanguageProvider');
  return speech;
}
