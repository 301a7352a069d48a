import * as z from 'zod';
import { Behalf } from '../complaint/details.ts';
import { filesMax } from '../complaint/verbs/supplement.ts';
import { PlaceId, TermId } from '../kernel/ids.ts';
import { Language, LocalText } from '../kernel/text.ts';
import { IdentityMode, Origin } from '../rulebook/names.ts';
import { Predicate } from '../rulebook/predicate.ts';
import { askedEntries } from '../rulebook/public-questions.ts';
import { Field } from '../rulebook/schema/vocabulary.ts';

/** The hidden token of a filing form: 128 random bits, base64url. It makes the complaint's id, so a retry files nothing twice. */
export const FormToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** A line that may be left empty. */
export const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => (text === '' ? undefined : text))
    .optional();

/** One of a list, or nothing chosen. */
const choice = <Value extends z.ZodType>(schema: Value) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

/** Separators of thousands are forgiven. */
const optionalNumber = z
  .string()
  .max(30)
  .transform((text) => text.replaceAll(/[\s,，]/g, ''))
  .transform((text) => (text === '' ? undefined : Number(text)))
  .optional();

// Each of these is looked at even while another field is wrong, so that a person hears of everything at once.
const WithIdentityMode = z.looseObject({ identityMode: IdentityMode });
const hasIdentityMode = ({ value }: { readonly value: unknown }): boolean => WithIdentityMode.safeParse(value).success;

/** Most people who can be named to speak for a group; a rulebook may allow fewer. */
export const representativesMax = 20;

/** Everything by which somebody could be found. It goes into the vault, and the anonymous leave none of it. */
export const personalFields = [
  'name',
  'phone',
  'email',
  'address',
  'idNumber',
  'affectedPerson',
  'relation',
  'organisationName',
  'representatives',
] as const;
export type PersonalField = (typeof personalFields)[number];

type Told = Readonly<Partial<Record<PersonalField | 'identityMode' | 'onBehalfOf' | 'complainants', unknown>>>;
const isTold = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** What must be told about whoever complains, and for whom: by name, or not at all. */
function checkWho(form: Told, context: z.core.$RefinementCtx): void {
  const fault = (field: string, message: 'required' | 'contactRequired' | 'anonymous'): void =>
    context.addIssue({ code: 'custom', path: [field], message, input: form });
  if (form.onBehalfOf === 'group' && !isTold(form.complainants)) fault('complainants', 'required');
  if (form.identityMode === 'anonymous') {
    for (const field of personalFields) if (isTold(form[field])) fault(field, 'anonymous');
    return;
  }
  if (!isTold(form.name)) fault('name', 'required');
  if (!isTold(form.phone) && !isTold(form.email)) fault('phone', 'contactRequired');
  if (form.onBehalfOf === 'person' && !isTold(form.affectedPerson)) fault('affectedPerson', 'required');
  if (form.onBehalfOf === 'organisation' && !isTold(form.organisationName)) fault('organisationName', 'required');
}

/** The fields of the public form, as a browser without JavaScript sends them. Lengths in characters. */
export const FilingForm = z
  .strictObject({
    token: FormToken,
    category: TermId,
    narrative: z.string().trim().min(5).max(5000),
    identityMode: IdentityMode,
    name: optionalLine(60),
    phone: optionalLine(30),
    email: choice(z.email().max(254)),
    address: optionalLine(300),
    idNumber: optionalLine(40),
    /** Whether somebody is in danger right now. */
    danger: choice(z.enum(['yes', 'no'])),
    /** The place whose code was scanned. */
    place: choice(PlaceId),
    location: choice(TermId),
    origin: choice(Origin),
    amount: optionalNumber.pipe(z.number().nonnegative().optional()),
    personsHarmed: optionalNumber.pipe(z.int().nonnegative().optional()),
    /** For whom it is brought; the next ones belong to it. */
    onBehalfOf: choice(z.enum(['self', ...Behalf.options])),
    /** Who complains, in the rulebook's words: a patient, a relative. */
    complainantKind: choice(TermId),
    /** Whom it is about, where somebody else complains, and what they are to each other. */
    affectedPerson: optionalLine(60),
    relation: optionalLine(60),
    organisationName: optionalLine(100),
    /** How many complain together. */
    complainants: optionalNumber.pipe(z.int().min(2).max(100_000).optional()),
    /** Who speaks for a group: one a line, name and how to reach them. */
    representatives: z
      .string()
      .max(2000)
      .transform((text) => text.split(/\r?\n/).map((line) => line.trim()))
      .transform((lines) => lines.filter((line) => line !== ''))
      .pipe(z.array(z.string().max(100)).max(representativesMax))
      .optional(),
    /** A mail with the number is wished for. */
    copy: choice(z.literal('yes')),
    /** Answers to the tenant's own questions, by their ids. */
    fields: z.record(TermId, z.string().trim().max(500)).default({}),
    /** Uploads made with this form's token before it was sent. */
    uploads: z
      .array(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/))
      .max(filesMax)
      .default([]),
    language: Language,
  })
  .superRefine(checkWho, { when: hasIdentityMode });
export type FilingForm = z.infer<typeof FilingForm>;

const Choices = z.array(z.strictObject({ id: TermId, label: LocalText, parent: TermId.optional() }));

/** When a question is asked and when it must be answered; unset: for every complaint, and for none. */
const conditions = { when: Predicate.optional(), needed: Predicate.optional() };

/** A question that the rulebook adds to the form: an entry of every rulebook, or a field of the tenant's own. */
export const QuestionView = z.union([
  z.strictObject({ entry: z.enum(askedEntries), options: Choices.optional(), ...conditions }),
  z.strictObject({
    field: TermId,
    label: LocalText,
    answer: Field.shape.answer,
    options: Choices.optional(),
    ...conditions,
  }),
]);
export type QuestionView = z.infer<typeof QuestionView>;

/** What the form has to know of the rules besides its questions: see `PublicRules` of the rulebook. */
export const FormRules = z.strictObject({
  namedOnly: Predicate.optional(),
  papers: z.array(z.strictObject({ document: TermId, label: LocalText, when: Predicate })).optional(),
  representativesMax: z.array(z.strictObject({ most: z.int().nonnegative(), when: Predicate })).optional(),
  complainantKinds: Choices.optional(),
});
export type FormRules = z.infer<typeof FormRules>;
