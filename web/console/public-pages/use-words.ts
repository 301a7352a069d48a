import { type PublicPagesWords, publicPagesWords } from '../../words/console/public-pages.ts';
import { useSpeech } from '../frame/language.tsx';

/** The words of the public pages' desk in the language of the pages. */
export const usePublicPagesWords = (): PublicPagesWords => publicPagesWords[useSpeech().language];
