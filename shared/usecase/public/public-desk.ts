import type { RefusalCode } from '../../complaint/refusal.ts';
import type { FilingForm } from '../../contract/filing.ts';
import type { FollowAct, Proof } from '../../contract/following.ts';
import type {
  CheckView,
  FollowForm,
  FollowView,
  OwnDossier,
  PromiseView,
  PublicClock,
  RatingForm,
  ReceiptView,
} from '../../contract/public.ts';
import type { PieceTickets, UploadRequest, UploadTicket } from '../../contract/files.ts';
import type { SignUpForm, SignUpStatus } from '../../contract/sign-up.ts';
import type { Prefill, PublicPlace } from '../../contract/places.ts';
import type { Result } from '../../kernel/result.ts';
import type { Language, LocalText } from '../../kernel/text.ts';
import type { Refused } from '../../contract/problems.ts';
import type { UploadRefusal } from '../files/take-upload.ts';
import type { LogoFile } from '../profile/ports.ts';
import type { CheckAnswer } from './guard/check.ts';
import type { GuardRefusal } from './guard/filing-guard.ts';

/** Proof that a number and its receipt code were shown; goes into a signed cookie of the intake host. */
export type FollowPass = { readonly value: string; readonly expiresInSeconds: number };

/** How a form came, besides what it says. None of it is kept with the complaint. */
export type Sent = {
  /** The network address of the request; only ever used hashed, for limits. */
  readonly sender: string;
  /** When the form was opened, signed. */
  readonly opened: string | undefined;
  /** Whether a field was filled in that people do not see. */
  readonly isTrapped: boolean;
  readonly check: CheckAnswer;
};

/** Filing a complaint. */
export type FilingDesk = {
  /** When the form with this token was opened, signed; it travels with the form. */
  readonly opened: (token: string) => Promise<string>;
  /** The check that this form needs before it is taken, or has passed; undefined while there is no need for one. */
  readonly checkFor: (token: string, sent: Sent) => Promise<CheckView | undefined>;
  /** Files a complaint, or finds the one that this form's token filed before. */
  readonly file: (
    form: FilingForm,
    sent: Sent,
  ) => Promise<
    Result<
      { receipt: ReceiptView; pass: FollowPass },
      Refused<RefusalCode | UploadRefusal['code'] | GuardRefusal['code']>
    >
  >;
  /** What would be promised if the form were sent now, or why it would be refused. Nothing is kept. */
  readonly preview: (form: FilingForm) => Promise<Result<readonly PublicClock[], Refused<RefusalCode>>>;
  /** The receipt once more, for the page that a filing redirects to. */
  readonly receipt: (pass: string) => Promise<Result<ReceiptView, Refused<'receipt/not-valid'>>>;
};

/** Photos and other files. */
export type AttachingDesk = {
  /**
   * Tickets for the pieces of a file that have not arrived yet (script only): for a form that is being filled in, or for the
   * complaint that the pass opens.
   */
  readonly ticketsFor: (
    request: UploadRequest,
    pass: string | undefined,
    sender: string,
  ) => Promise<Result<PieceTickets, Refused>>;
  /**
   * A ticket for one file of a complaint that is already filed; the files host redirects the browser to
   * `<intake>/attached?state=...` afterwards, without script.
   */
  readonly ticketForPass: (
    pass: string,
  ) => Promise<Result<UploadTicket, Refused<'receipt/not-valid' | 'complaint/too-many-files'>>>;
  /** Takes the uploaded file in, after that redirect. Safe to repeat. `state` is the signed value of the redirect. */
  readonly attach: (state: string) => Promise<Result<{ pass: FollowPass }, Refused>>;
  /** Takes files in that were sent for the complaint of the pass, by their ids. Safe to repeat. */
  readonly attachSent: (pass: string, fileIds: readonly string[]) => Promise<Result<undefined, Refused>>;
  /** A short-lived address of what is shown of an own file. Originals are never reached from here. */
  readonly fileAddress: (
    pass: string,
    fileId: string,
  ) => Promise<
    Result<string, Refused<'receipt/not-valid' | 'file/not-found' | 'file/being-checked' | 'file/withheld'>>
  >;
};

/** Following a complaint. `sender` is the network address of the request; it is only ever used hashed, for limits. */
export type FollowingDesk = {
  readonly open: (
    form: FollowForm,
    sender: string,
    check: CheckAnswer,
  ) => Promise<Result<FollowPass, Refused<'receipt/not-valid' | 'receipt/too-many-attempts' | 'receipt/check-needed'>>>;
  readonly follow: (pass: string, language: Language) => Promise<Result<FollowView, Refused<'receipt/not-valid'>>>;
  readonly rate: (
    pass: string,
    form: RatingForm,
  ) => Promise<
    Result<
      FollowView,
      Refused<'receipt/not-valid' | 'complaint/wrong-stage' | 'complaint/already-rated' | 'complaint/unknown-term'>
    >
  >;
};

/** What complainants do about the own complaint. Doing the same twice within minutes does it once. */
export type ActingDesk = {
  readonly act: (
    pass: string,
    act: FollowAct,
  ) => Promise<
    Result<
      {
        readonly leadsTo: 'complaint' | 'receipt';
        /** Takes the place of the one that was shown: the code is another, or so is the complaint. */
        readonly pass?: FollowPass;
      },
      Refused
    >
  >;
};

/** Papers for elsewhere. */
export type ProvingDesk = {
  /** The own dossier to take home; taking it is written down. */
  readonly ownDossier: (pass: string, language: Language) => Promise<Result<OwnDossier, Refused<'receipt/not-valid'>>>;
  /** Whether a receipt with this signature was issued here. */
  readonly verify: (proof: Proof) => Promise<boolean>;
};

/** Places with a code to scan. */
export type PlacesDesk = {
  /** What a query brings into the form: category and place; whatever else is in it is ignored. */
  readonly prefill: (query: { readonly category?: string; readonly place?: string }) => Promise<Prefill>;
  /** The place of that id; undefined when it is closed or was never there. */
  readonly place: (id: string) => Promise<PublicPlace | undefined>;
};

/** Everything the public can do at one tenant's pages. Made per request for the tenant of the verified host. */
export type PublicDesk = FilingDesk &
  AttachingDesk &
  FollowingDesk &
  ActingDesk &
  ProvingDesk &
  PlacesDesk & {
    readonly promise: () => Promise<PromiseView>;
    /** When somebody is there, as the calendar says. */
    readonly openingHours: () => Promise<LocalText>;
    /** The logo of that digest, which the profile names. */
    readonly logo: (digest: string) => Promise<LogoFile | undefined>;
  };

/** Signing an organisation up, on the site's host. */
export type SignUpDesk = {
  readonly templates: () => readonly {
    id: string;
    title: Record<Language, string>;
    summary: Record<Language, string>;
  }[];
  /** Keeps the address for a day and mails a link to the administrator. The answer does not tell whether the mail arrives. */
  readonly signUp: (
    form: SignUpForm,
  ) => Promise<Result<SignUpStatus, Refused<'sign-up/slug-taken' | 'sign-up/slug-reserved'>>>;
  /** What a mail link would confirm; using it up needs `confirm`. */
  readonly look: (token: string) => Promise<Result<SignUpStatus, Refused<'link/not-valid'>>>;
  /** Uses the link up and starts onboarding. `welcome` is where the administrator sets a password once it is `active`. */
  readonly confirm: (token: string) => Promise<Result<SignUpStatus & { welcome: string }, Refused<'link/not-valid'>>>;
  readonly status: (id: string) => Promise<Result<SignUpStatus, Refused<'link/not-valid'>>>;
  /** Sign-in address of an organisation, by its slug; the answer is the same shape whether it exists or not. */
  readonly consoleAddress: (slug: string) => Promise<Result<string, Refused<'tenant/not-found'>>>;
};
