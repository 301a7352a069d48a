import { type MailBoxWords, mailBoxWords } from '../../words/console/mail-box.ts';
import { useSpeech } from '../frame/language.tsx';

/** The words of the mail box in the language of the pages. */
export const useMailBoxWords = (): MailBoxWords => mailBoxWords[useSpeech().language];
