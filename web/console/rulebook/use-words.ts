import { type RulebookWords, rulebookWords } from '../../words/console/rulebook/index.ts';
import { useSpeech } from '../frame/language.tsx';

/** The words of the rulebook page in the language of the pages. */
export const useRulebookWords = (): RulebookWords => rulebookWords[useSpeech().language];
