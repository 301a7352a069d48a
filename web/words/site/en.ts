import type { SiteWords } from './zh-cn.ts';

/** What Huiyin's own site says, in English. */
export const en: SiteWords = {
  front: {
    title: 'Answer every complaint',
    lead: 'Huiyin handles complaints for organisations that must answer them, hospitals first: the public complains online, the organisation works by its own rules, and deadlines follow the real working calendar.',
    points: [
      {
        title: 'Your rules',
        text: 'Categories, deadlines, departments and escalation stand in your own rulebook. You begin with a template of your industry.',
      },
      {
        title: 'Deadlines that explain themselves',
        text: 'Working days follow the public holidays and make-up workdays as announced. Every due date says why; reminders come before it, escalation after it.',
      },
      {
        title: 'Visible to those who complain',
        text: 'No account: a number and a code show progress and the answer. With a name, in confidence or anonymously.',
      },
      {
        title: 'Data kept apart',
        text: 'Each organisation’s data lies in a table of its own, and every look at an identity is recorded.',
      },
    ],
    signUp: 'Sign an organisation up',
    signUpHint: 'All it takes is the organisation’s name and an e-mail address.',
    signIn: 'Staff sign-in',
    signInLead: 'Enter your organisation’s address name to get to its sign-in page.',
    slug: 'Address name',
    slugHint: 'The first part of the address of your public pages, for example renmin-yiyuan.',
    go: 'Go to sign-in',
    complain: 'Do you want to complain to an organisation? Open the address that the organisation has published.',
  },
  signUp: {
    title: 'Sign an organisation up',
    lead: 'We send the administrator a mail. Open its link and confirm, and we start to prepare.',
    organisation: 'Name of the organisation',
    organisationHint: 'The public sees this name. Please give it in full.',
    slug: 'Address name',
    slugHint:
      '3 to 30 characters: lower-case letters, digits and single hyphens, beginning with a letter. It cannot be changed later.',
    preview: 'Address of the public pages:',
    template: 'Which template do you want to begin with?',
    templateHint: 'A template brings categories, deadlines and routes. Departments and people are set up afterwards.',
    administrator: 'Name of the administrator',
    email: 'E-mail address of the administrator',
    emailHint: 'The link to confirm goes to this address and works for one day.',
    submit: 'Send the mail',
  },
  sent: {
    title: 'Look into your mail',
    lead: 'We have sent a link to the address you gave. It works for one day.',
    next: 'Open the link and confirm, and we start to prepare. If nothing has come, look among the unwanted mails, then fill in the form again.',
    again: 'Fill in the form again',
  },
  confirm: {
    title: 'Confirm',
    lead: 'Check what is written here, then confirm.',
    organisation: 'Organisation',
    address: 'Address of the public pages',
    submit: 'Confirm',
    gone: 'A link works for one day and only once. If you have not signed up yet, please fill in the form again.',
    again: 'Fill in the form again',
  },
  progress: {
    title: 'Preparing',
    awaitingConfirmation: 'Waiting for you to confirm: please open the link in the mail.',
    preparing:
      'We are preparing your table and your rulebook. This usually takes a few seconds; the page updates by itself.',
    active: 'Everything is ready.',
    failed: 'The preparation did not succeed. Please fill in the form again later, or get in touch with us.',
    refresh: 'Refresh',
    welcome: 'Set a password and open the console',
    welcomeElsewhere: 'To set the password, open this page in the browser in which you confirmed.',
    publicPage: 'Public pages',
    console: 'Console',
  },
  faults: {
    organisation: {
      required: 'Enter the name of the organisation',
      tooShort: 'The name has at least 2 characters',
      tooLong: 'The name has at most 60 characters',
      invalid: 'Enter the name of the organisation',
    },
    slug: {
      required: 'Enter an address name',
      invalid: 'An address name has 3 to 30 lower-case letters, digits or single hyphens and begins with a letter',
    },
    template: { required: 'Choose a template', invalid: 'Choose a template' },
    administrator: {
      required: 'Enter the name of the administrator',
      tooShort: 'Enter the name of the administrator',
      tooLong: 'A name has at most 60 characters',
      invalid: 'Enter the name of the administrator',
    },
    email: {
      required: 'Enter an e-mail address',
      tooLong: 'The e-mail address is too long',
      invalid: 'Check the e-mail address, for example name@example.com',
    },
  },
};
