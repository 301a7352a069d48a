import type { FactName } from '../../../shared/rulebook/names.ts';
import { factInWords } from '../../../shared/rulebook/words/facts.ts';
import type { Wording } from './mail-facts.ts';

/** The name of the clock, or a word for one that the rules know no more. */
const clockOf = (label: string): string => (label === '' ? 'A step' : `“${label}”`);
const was = (due: string): string => (due === '' ? '' : `was due by ${due} and `);
const dueLine = (due: string): readonly string[] => (due === '' ? [] : [`It is due by ${due}.`]);

/** What the event wants of whoever reads it, at the beginning of a sentence. */
const wants: Readonly<Partial<Record<FactName, string>>> = {
  HandlerAssigned: 'You have been named as the handler',
  SupervisionOrdered: 'There is a supervision order for you to act on and answer',
  HandlerUrged: 'You are reminded to act',
  CorrectiveActionRecorded: 'A corrective action is yours to carry out',
  ApprovalRequested: 'A request for approval',
  ApprovalGiven: 'A request for approval',
  ExtensionRequested: 'A request for an extension',
  WithdrawalRequested: 'A request to withdraw',
  ErasureRequested: 'A request to erase personal data',
  ReviewRequested: 'A request for a review',
  ReconsiderationRequested: 'A request for reconsideration',
  SanctionAppealed: 'An appeal against a sanction',
};
const happened = (event: FactName | undefined): string => (event ? factInWords(event, 'en') : 'it has moved on');
const wanted = (event: FactName | undefined): string => (event && wants[event]) ?? 'Something';

/** The mails in English. */
export const english = {
  invitation: ({ organisation }) => ({
    subject: `${organisation} invites you to its complaint desk`,
    lines: [
      `${organisation} has opened an account for you with Huiyin.`,
      'Choose a password through the link below. It works once, within 7 days.',
    ],
    action: 'Choose a password',
  }),
  passwordReset: () => ({
    subject: 'Choose a new password',
    lines: [
      'Somebody asked for a new password for this address. The link works once, within an hour.',
      'If it was not you, leave this mail alone; your password stays as it is.',
    ],
    action: 'Choose a new password',
  }),
  mailWaiting: ({ organisation }) => ({
    subject: 'Mails wait in the mail box',
    lines: [
      `Mails to ${organisation} have waited for more than a working day.`,
      'Sign in and decide about them: register a complaint, join one to a complaint, or set it aside.',
    ],
    action: 'Open the mail box',
  }),
  spamWaiting: ({ organisation }) => ({
    subject: 'Complaints wait in the spam box',
    lines: [
      `The spam box of ${organisation} is not empty. Should there be a real complaint in it, its deadlines run from the day it arrived.`,
      'Sign in and look through it: take complaints out, and close the rest as spam.',
    ],
    action: 'Open the spam box',
  }),
  complaintRegistered: ({ number, due }) => ({
    subject: `New complaint ${number}`,
    lines: [`Complaint ${number} has been registered.`, ...dueLine(due)],
    action: 'Open the complaint',
  }),
  complaintAcknowledged: ({ number, due, organisation }) => ({
    subject: `Your complaint ${number} is registered`,
    lines: [
      `${organisation} has registered your complaint under number ${number}.`,
      ...(due === '' ? [] : [`You will have an answer by ${due}.`]),
      'Number and receipt code show you how it is going.',
    ],
    action: 'Follow the complaint',
  }),
  complaintDispatched: ({ number, due }) => ({
    subject: `For your department: complaint ${number}`,
    lines: [`Complaint ${number} has been sent to your department. Please submit a statement.`, ...dueLine(due)],
    action: 'Open the complaint',
  }),
  statementSubmitted: ({ number }) => ({
    subject: `Statement on complaint ${number}`,
    lines: [`A department has submitted its statement on complaint ${number}.`],
    action: 'Read the statement',
  }),
  messageReceived: ({ number, event }) => ({
    subject: `The complainant has written: ${number}`,
    lines: [
      `There is word from the complainant on complaint ${number}: ${happened(event)}.`,
      'Please read it and answer soon.',
    ],
    action: 'Read and answer',
  }),
  complaintReplied: ({ number, organisation }) => ({
    subject: `Your complaint ${number} has been answered`,
    lines: [
      `${organisation} has answered your complaint ${number}.`,
      'Read the answer with your number and receipt code, and say whether it satisfies you.',
    ],
    action: 'Read the answer',
  }),
  satisfactionRecorded: ({ number }) => ({
    subject: `Rating of complaint ${number}`,
    lines: [`The complainant has rated the answer to complaint ${number}.`],
    action: 'See the rating',
  }),
  complaintClosed: ({ number, organisation }) => ({
    subject: `Your complaint ${number} is closed`,
    lines: [`${organisation} has closed your complaint ${number}.`],
    action: 'See what was done',
  }),
  deadlineNear: ({ number, due, label }) => ({
    subject: `Due soon: complaint ${number}`,
    lines: [
      `${clockOf(label)} on complaint ${number} is due ${due === '' ? 'soon' : `by ${due}`} and has not been done.`,
    ],
    action: 'Open the complaint',
  }),
  deadlineMissed: ({ number, due, label }) => ({
    subject: `Overdue: complaint ${number}`,
    lines: [`${clockOf(label)} on complaint ${number} ${was(due)}is overdue.`],
    action: 'Open the complaint',
  }),
  complaintEscalated: ({ number, due, label }) => ({
    subject: `Escalated: complaint ${number}`,
    lines: [
      `${clockOf(label)} on complaint ${number} ${was(due)}is still owed. It is put before you as the rules say.`,
    ],
    action: 'Open the complaint',
  }),
  taskGiven: ({ number, due, event, label }) => ({
    subject: `For you to do: complaint ${number}`,
    lines: [
      label === ''
        ? `${wanted(event)} on complaint ${number}.`
        : `On complaint ${number} this is yours to do: ${label}.`,
      ...(label === '' ? [] : dueLine(due)),
    ],
    action: 'Open the complaint',
  }),
  decisionRequested: ({ number, event }) => ({
    subject: `For your decision: complaint ${number}`,
    lines: [`${wanted(event)} on complaint ${number} waits for your decision.`],
    action: 'Open the request',
  }),
  sanctionNews: ({ number, event }) => ({
    subject: `A sanction that concerns you: complaint ${number}`,
    lines: [
      event === 'SanctionAppealDecided'
        ? `The appeal against the sanction on complaint ${number} has been decided.`
        : `A sanction on complaint ${number} concerns you or your department. You may appeal against it.`,
    ],
    action: 'Read the decision',
  }),
  complaintNews: ({ number, event }) => ({
    subject: `News of complaint ${number}`,
    lines: [`There is news of complaint ${number}: ${happened(event)}.`],
    action: 'Open the complaint',
  }),
  complaintAccepted: ({ number, due, organisation }) => ({
    subject: `Your complaint ${number} has been accepted`,
    lines: [
      `${organisation} has taken on your complaint ${number}.`,
      ...(due === '' ? [] : [`You will have an answer by ${due}.`]),
    ],
    action: 'Follow the complaint',
  }),
  complaintDeclined: ({ number, organisation }) => ({
    subject: `Your complaint ${number} has not been accepted`,
    lines: [
      `${organisation} has decided not to take on your complaint ${number}.`,
      'Number and receipt code show you the reason.',
    ],
    action: 'Read the reason',
  }),
  complaintSettled: ({ number, organisation }) => ({
    subject: `Your complaint ${number} has been settled on the spot`,
    lines: [
      `${organisation} has dealt with your complaint ${number} on the spot and put it on record.`,
      'Number and receipt code show you what was done.',
    ],
    action: 'See what was done',
  }),
  supplementRequested: ({ number, organisation }) => ({
    subject: `More is needed for your complaint ${number}`,
    lines: [
      `${organisation} needs further material from you to go on with your complaint ${number}.`,
      'Number and receipt code show you what is needed, and let you send it.',
    ],
    action: 'Send the material',
  }),
  deadlineExtended: ({ number, due, organisation }) => ({
    subject: `Your complaint ${number} will take longer`,
    lines: [
      `${organisation} has extended the time for your complaint ${number}.`,
      ...(due === '' ? [] : [`The new date is ${due}.`]),
      'Number and receipt code show you how it is going.',
    ],
    action: 'Follow the complaint',
  }),
  dateProposed: ({ number, organisation }) => ({
    subject: `A date is proposed for your complaint ${number}`,
    lines: [
      `${organisation} proposes a date about your complaint ${number}.`,
      'Number and receipt code show it to you and let you agree or refuse.',
    ],
    action: 'Answer',
  }),
  dateAgreed: ({ number, due, organisation }) => ({
    subject: `A date for your complaint ${number}`,
    lines: [
      due === ''
        ? `${organisation} has agreed with you when your complaint ${number} will be answered.`
        : `${organisation} will answer your complaint ${number} by ${due}.`,
    ],
    action: 'Follow the complaint',
  }),
  deadlineMoved: ({ number, due, organisation }) => ({
    subject: `The date for your complaint ${number} has changed`,
    lines: [
      `Working days or rules have changed, and ${organisation} has reckoned the date for your complaint ${number} anew.`,
      ...(due === '' ? [] : [`The new date is ${due}.`]),
      'Number and receipt code show you the date before and how the new one is reckoned.',
    ],
    action: 'Follow the complaint',
  }),
  complaintDelayed: ({ number, organisation }) => ({
    subject: `Your complaint ${number} is late`,
    lines: [
      `We are sorry: ${organisation} has not finished with your complaint ${number} in time and is still working on it.`,
      'Number and receipt code show you how it is going and why.',
    ],
    action: 'Follow the complaint',
  }),
  complaintProgress: ({ number, organisation }) => ({
    subject: `News of your complaint ${number}`,
    lines: [`${organisation} has news of your complaint ${number}.`, 'Read it with your number and receipt code.'],
    action: 'Read the news',
  }),
  complaintHandedOver: ({ number, organisation }) => ({
    subject: `Your complaint ${number} has been handed over`,
    lines: [
      `${organisation} has handed your complaint ${number} over to another body.`,
      'Number and receipt code show you to whom, and why.',
    ],
    action: 'Read more',
  }),
  reviewDecided: ({ number, organisation }) => ({
    subject: `The review of your complaint ${number} is decided`,
    lines: [
      `${organisation} has decided on the review that you asked for of complaint ${number}.`,
      'Read the decision with your number and receipt code.',
    ],
    action: 'Read the decision',
  }),
  complaintReopened: ({ number, organisation }) => ({
    subject: `Your complaint ${number} is taken up again`,
    lines: [
      `${organisation} has received your second complaint about ${number} and goes on with it.`,
      'Number and receipt code show you how it is going.',
    ],
    action: 'Follow the complaint',
  }),
  codeReplaced: ({ number, organisation }) => ({
    subject: `The code of your complaint ${number} was replaced`,
    lines: [
      `The receipt code of complaint ${number} was replaced; the old one no longer works.`,
      `If it was not you who asked for it, please get in touch with ${organisation} at once.`,
    ],
    action: 'Follow the complaint',
  }),
} satisfies Readonly<Record<string, Wording>>;
