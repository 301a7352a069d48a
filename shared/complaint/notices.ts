import { StaffId, type TermId } from '../kernel/ids.ts';
import { clockRule } from '../rulebook/clocks/clock-rules.ts';
import type { FactName, VerbName } from '../rulebook/names.ts';
import type { LadderStep } from '../rulebook/schema/clocks.ts';
import type { Recipient, Who } from '../rulebook/schema/organisation.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import type { ComplaintEvent, EventOf, EventType } from './events.ts';
import type { OrganisationUnit } from './facts.ts';
import { promisesMoved } from './moved-dates.ts';
import { type Addressee, type Scene, addresseesOf, handlersOf, thoseWho } from './recipients.ts';
import type { ComplaintState } from './state.ts';

/** What a notice about a complaint says: the first group to staff, the second to the complainant. */
export const complaintNoticeKinds = [
  'complaintRegistered',
  'complaintDispatched',
  'statementSubmitted',
  /** The complainant has written, or answered a proposed date. */
  'messageReceived',
  'satisfactionRecorded',
  'deadlineNear',
  'deadlineMissed',
  'complaintEscalated',
  /** Something is theirs to do: a duty, a supervision order, a complaint to handle. */
  'taskGiven',
  /** Something waits for their consent or decision. */
  'decisionRequested',
  /** A sanction strikes them, or an appeal of theirs was decided. */
  'sanctionNews',
  /** Whatever else the rulebook wants them to hear. */
  'complaintNews',
  'complaintAcknowledged',
  'complaintAccepted',
  'complaintDeclined',
  'complaintSettled',
  'supplementRequested',
  'deadlineExtended',
  'dateProposed',
  'dateAgreed',
  'deadlineMoved',
  'complaintDelayed',
  'complaintProgress',
  'complaintReplied',
  'complaintHandedOver',
  'reviewDecided',
  'complaintClosed',
  'complaintReopened',
  'codeReplaced',
] as const;
export type ComplaintNoticeKind = (typeof complaintNoticeKinds)[number];

/** A notice before it is known who the people are and what their addresses. */
export type PlannedNotice = {
  readonly kind: ComplaintNoticeKind;
  readonly to: Addressee;
  /** The clock or the duty that it is about; its label is looked up in the rulebook. */
  readonly about?: TermId;
};

const staffKinds: Readonly<Partial<Record<FactName, ComplaintNoticeKind>>> = {
  ComplaintRegistered: 'complaintRegistered',
  StatementSubmitted: 'statementSubmitted',
  SatisfactionRecorded: 'satisfactionRecorded',
  HandlerReminded: 'deadlineNear',
  DeadlineMissed: 'deadlineMissed',
  ComplaintEscalated: 'complaintEscalated',
};

const complainantKinds: Readonly<Partial<Record<FactName, ComplaintNoticeKind>>> = {
  ComplaintRegistered: 'complaintAcknowledged',
  ReceiptCopyRequested: 'complaintAcknowledged',
  ComplaintAccepted: 'complaintAccepted',
  ComplaintDeclined: 'complaintDeclined',
  ComplaintResolvedOnTheSpot: 'complaintSettled',
  SupplementRequested: 'supplementRequested',
  ExtensionGranted: 'deadlineExtended',
  DateProposed: 'dateProposed',
  DateAgreed: 'dateAgreed',
  LatenessReported: 'complaintDelayed',
  DeadlineMissed: 'complaintDelayed',
  ComplainantInformed: 'complaintProgress',
  ComplaintReplied: 'complaintReplied',
  ComplaintHandedOver: 'complaintHandedOver',
  ReviewDecided: 'reviewDecided',
  ComplaintClosed: 'complaintClosed',
  ComplaintReopened: 'complaintReopened',
  ReceiptCodeReplaced: 'codeReplaced',
  ErasureRefused: 'complaintProgress',
};

/** Ends of which the complainant has just been told by the event before. */
const toldAlready = new Set(['declined', 'resolvedOnTheSpot', 'handedOver']);

/** Whether the complainant is told of it whatever the rulebook says. */
function isOwedToComplainant(event: ComplaintEvent, rulebook: Rulebook): boolean {
  if (event.type === 'RulesAdopted') return promisesMoved(event, rulebook).length > 0;
  if (event.type === 'ExtensionGranted' || event.type === 'LatenessReported') return event.data.tellsComplainant;
  // Whoever filed on the public pages saw the receipt there, and has it by mail when they wish.
  if (event.type === 'ComplaintRegistered') return event.actorId !== 'complainant' || event.data.copy === true;
  if (event.type === 'SpamMarkLifted') return event.data.copy === true;
  if (event.type === 'DateAgreed') return event.actorId !== 'complainant';
  if (event.type === 'ComplaintClosed') return !toldAlready.has(event.data.because);
  return event.type !== 'DeadlineMissed' && complainantKinds[event.type] !== undefined;
}

/**
 * Whether nobody is told: it stands in the spam box, or stood there as it happened. What was suspected as it arrived is told
 * when it is taken out.
 */
const isQuiet = (event: ComplaintEvent, { spam }: ComplaintState): boolean =>
  spam !== undefined || (event.type === 'ComplaintRegistered' && event.data.suspicion !== undefined);

/** The fact of which people are told: a complaint that comes out of the spam box arrives in their eyes. */
const toldAs = (event: ComplaintEvent): FactName =>
  event.type === 'SpamMarkLifted' && event.data.isNews ? 'ComplaintRegistered' : event.type;

/** The rung of the ladder that was taken, if the event is one. */
function rungOf({ data }: ComplaintEvent, rulebook: Rulebook): LadderStep | undefined {
  if (!('step' in data) || data.clock === undefined || data.step === undefined) return undefined;
  return clockRule(rulebook, data.clock)?.ladder.find(({ id }) => id === data.step);
}

/** The department that the event is about, if it is about one. */
const unitOf = ({ data }: ComplaintEvent): TermId | undefined => ('unit' in data ? data.unit : undefined);

/**
 * Those whose consent or decision is wanted. Whoever asked has had `own` said by name; where that was not possible, it is
 * every department that has a part, and the centre.
 */
const consenting = (who: readonly Who[], scene: Scene): readonly Addressee[] =>
  who.flatMap((each) => {
    if (each.at !== 'own') return addresseesOf([each], scene);
    const { state, rulebook } = scene;
    return [{ position: each.position, units: [...state.departments.map(({ unit }) => unit), rulebook.centre] }];
  });

/** Those who decide with this verb: whom its guards name, else whoever may review, else whoever may approve. */
function decidersOf(verb: VerbName, scene: Scene): readonly Addressee[] {
  const named = scene.rulebook.guards?.flatMap((guard) => (guard.verb === verb ? (guard.who ?? []) : [])) ?? [];
  if (named.length > 0) return consenting(named, scene);
  const reviewers = thoseWho('review', 'anywhere', scene.rulebook);
  return reviewers.length > 0 ? reviewers : thoseWho('approve', 'anywhere', scene.rulebook);
}

/** A person, or, where only a unit is named, those who may state for it. */
const personOr = (
  person: { readonly staffId?: StaffId | undefined; readonly unit?: TermId | undefined },
  rulebook: Rulebook,
): readonly Addressee[] => {
  if (person.staffId) return [{ person: person.staffId }];
  return person.unit ? thoseWho('state', [person.unit], rulebook) : [];
};

type Call = Pick<PlannedNotice, 'kind' | 'about'> & { readonly to: readonly Addressee[] };

/** Whoever asked for something hears how it ended; the complainant and the rules ask for nothing. */
const asker = (askedBy: string | undefined): readonly Addressee[] => {
  const person = StaffId.safeParse(askedBy).data;
  return person ? [{ person }] : [];
};

type Calls = { readonly [Type in EventType]?: (event: EventOf<Type>, scene: Scene) => Call };

/** An order or a reminder for one department, or for all that handle it. */
function toHandlers({ data: { unit } }: EventOf<'SupervisionOrdered' | 'HandlerUrged'>, scene: Scene): Call {
  const isPart = unit === undefined || scene.state.departments.some((department) => department.unit === unit);
  return { kind: 'taskGiven', to: isPart ? handlersOf(scene, unit) : thoseWho('state', [unit], scene.rulebook) };
}

/** What the complainant says is heard by those who handle it and by those who answer at the centre. */
function heard({ actorId }: ComplaintEvent, scene: Scene): Call {
  const { rulebook } = scene;
  const to = [...handlersOf(scene), ...thoseWho('reply', [rulebook.centre], rulebook)];
  return { kind: 'messageReceived', to: actorId === 'complainant' ? to : [] };
}

/** Whom an event itself calls upon, without any rule of notices. */
const calls: Calls = {
  ApprovalRequested: ({ data: { chain } }, scene) => ({
    kind: 'decisionRequested',
    to: consenting(chain[0]?.by ?? [], scene),
  }),
  ApprovalGiven: ({ data: { approval, askedBy } }, scene) => {
    const next = scene.state.approvals?.find(({ seq }) => seq === approval)?.chain[0];
    return next
      ? { kind: 'decisionRequested', to: consenting(next.by, scene) }
      : { kind: 'complaintNews', to: asker(askedBy) };
  },
  ApprovalRefused: ({ data: { askedBy } }) => ({ kind: 'complaintNews', to: asker(askedBy) }),
  ExtensionGranted: ({ data: { clock, askedBy } }) => ({ kind: 'complaintNews', about: clock, to: asker(askedBy) }),
  ExtensionRefused: ({ data: { clock, askedBy } }) => ({ kind: 'complaintNews', about: clock, to: asker(askedBy) }),
  ExtensionRequested: ({ data: { clock, consent } }, scene) => ({
    kind: 'decisionRequested',
    about: clock,
    to: consenting(consent, scene),
  }),
  ReviewRequested: (_event, scene) => ({ kind: 'decisionRequested', to: decidersOf('DecideReview', scene) }),
  ReconsiderationRequested: (_event, scene) => ({
    kind: 'decisionRequested',
    to: decidersOf('DecideReconsideration', scene),
  }),
  SanctionAppealed: (_event, scene) => ({ kind: 'decisionRequested', to: decidersOf('DecideSanctionAppeal', scene) }),
  DutyRaised: ({ data: { duty, unit } }, scene) => {
    const who = scene.rulebook.duties?.find(({ id }) => id === duty)?.who ?? [];
    return { kind: 'taskGiven', about: duty, to: addresseesOf(who, { ...scene, own: unit }) };
  },
  ComplaintSupplemented: heard,
  DateAgreed: heard,
  DateRefused: heard,
  WithdrawalRequested: (_event, { rulebook }) => ({
    kind: 'decisionRequested',
    to: thoseWho('accept', [rulebook.centre], rulebook),
  }),
  WithdrawalTakenBack: heard,
  ErasureRequested: (_event, { rulebook }) => ({
    kind: 'decisionRequested',
    to: thoseWho('revealIdentity', [rulebook.centre], rulebook),
  }),
  // Whoever answers must reach the complainant another way.
  NoticeBounced: ({ data: { isPermanent } }, { rulebook }) => ({
    kind: 'complaintNews',
    to: isPermanent ? thoseWho('reply', [rulebook.centre], rulebook) : [],
  }),
  SupervisionOrdered: toHandlers,
  HandlerUrged: toHandlers,
  HandlerAssigned: ({ data: { handler } }) => ({ kind: 'taskGiven', to: [{ person: handler }] }),
  CorrectiveActionRecorded: ({ data: { owner, unit } }, { rulebook }) => ({
    kind: 'taskGiven',
    to: personOr({ staffId: owner, unit }, rulebook),
  }),
  SanctionRecorded: ({ data }, { rulebook }) => ({ kind: 'sanctionNews', to: personOr(data, rulebook) }),
  SanctionAppealDecided: ({ data: { sanction } }, { state, rulebook }) => {
    const struck = state.sanctions?.find((each) => each.sanction === sanction);
    return { kind: 'sanctionNews', to: struck ? personOr(struck, rulebook) : [] };
  },
};

const atDepartments = (recipient: Recipient): boolean =>
  'party' in recipient
    ? recipient.party === 'handlers'
    : ['lead', 'departments', 'own'].some((place) => place === recipient.at);

/** What a recipient of a rule is told: those who must act on a dispatch are told so, others that it has happened. */
function kindFor(event: ComplaintEvent, recipient: Recipient): ComplaintNoticeKind {
  if (event.type === 'ComplaintDispatched' && atDepartments(recipient)) return 'complaintDispatched';
  return staffKinds[toldAs(event)] ?? 'complaintNews';
}

/**
 * Whom one event is told to, and how. Staff: whom it calls upon (duty, order, consent, sanction), the rung of its ladder,
 * the rulebook's notices, the route's informed; the complainant: by law, and wherever a rule names them. The same notice to
 * the same addressee is there once. Who the people are, and whether one of them did it, is for the caller to see.
 *
 * @param state the complaint after the event, or later
 */
export function noticesOf(
  event: ComplaintEvent,
  state: ComplaintState,
  rulebook: Rulebook,
  units: readonly OrganisationUnit[],
): readonly PlannedNotice[] {
  const scene: Scene = { state, rulebook, units };
  const own = unitOf(event);
  const clock = 'clock' in event.data ? event.data.clock : undefined;
  const promise = promisesMoved(event, rulebook).at(-1);
  const toComplainant = promise ? 'deadlineMoved' : (complainantKinds[toldAs(event)] ?? 'complaintProgress');
  if (isQuiet(event, state)) return [];
  const planned: PlannedNotice[] = [];
  const tell = (kind: ComplaintNoticeKind, to: Addressee, about = clock): void => {
    const notice: PlannedNotice =
      'party' in to ? { kind: toComplainant, to, ...(about && { about }) } : { kind, to, ...(about && { about }) };
    if ('party' in to && !state.hasContact) return;
    const key = JSON.stringify(notice);
    if (!planned.some((other) => JSON.stringify(other) === key)) planned.push(notice);
  };

  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table gives each type its own function
  const call = (calls[event.type] as ((event: ComplaintEvent, scene: Scene) => Call) | undefined)?.(event, scene);
  for (const to of call?.to ?? []) tell(call?.kind ?? 'complaintNews', to, call?.about);
  const rung = rungOf(event, rulebook);
  for (const recipient of rung?.tell ?? [])
    for (const to of addresseesOf([recipient], { ...scene, own })) tell(kindFor(event, recipient), to);
  for (const recipient of rulebook.notices[toldAs(event)] ?? []) {
    const isOwn = 'at' in recipient && recipient.at === 'own';
    for (const to of addresseesOf([recipient], isOwn ? { ...scene, own } : scene)) tell(kindFor(event, recipient), to);
  }
  if (event.type === 'ComplaintDispatched') {
    const route = rulebook.routes.find(({ id }) => id === event.data.route);
    for (const to of addresseesOf(route?.inform ?? [], scene)) tell('complaintNews', to);
  }
  if (isOwedToComplainant(event, rulebook))
    tell('complaintProgress', { party: 'complainant' }, promise?.clock ?? clock);
  return planned;
}
