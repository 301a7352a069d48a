import type { ComplaintId, TermId } from '../kernel/ids.ts';
import type { Language } from '../kernel/text.ts';
import type { Attachment, IdentityMode } from './events.ts';

/** A file as its sender names it; the name is free text and stays out of the chain. */
export type NamedAttachment = { readonly attachment: Attachment; readonly name: string };

/** 登记 */
export type RegisterComplaint = {
  readonly type: 'RegisterComplaint';
  readonly id: ComplaintId;
  readonly number: string;
  readonly language: Language;
  readonly channel: TermId;
  readonly category: TermId;
  readonly identityMode: IdentityMode;
  /** Whether the vault holds an address to which notices can be sent. */
  readonly hasContact: boolean;
  readonly narrative: string;
  readonly files: readonly NamedAttachment[];
};

/** 补充材料 */
export type SupplementComplaint = { readonly type: 'SupplementComplaint'; readonly files: readonly NamedAttachment[] };

/** 转办: to a lead department and any co-handling ones. Before anybody has stated anything it may be done anew (改派). */
export type DispatchComplaint = {
  readonly type: 'DispatchComplaint';
  readonly lead: TermId;
  readonly coDepartments: readonly TermId[];
  readonly comment?: string | undefined;
};

/** 情况说明 of one department */
export type SubmitStatement = { readonly type: 'SubmitStatement'; readonly unit: TermId; readonly statement: string };

/** 答复 */
export type ReplyToComplainant = { readonly type: 'ReplyToComplainant'; readonly reply: string };

/** 满意度, given by the complainant */
export type RecordSatisfaction = {
  readonly type: 'RecordSatisfaction';
  readonly satisfaction: TermId;
  readonly comment?: string | undefined;
};

/** 办结 by the officer, with the reason */
export type CloseComplaint = { readonly type: 'CloseComplaint'; readonly reason: string };

/** The ladder steps that have fallen due are taken. */
export type FireDueSteps = { readonly type: 'FireDueSteps' };

/** Somebody opened the vault. */
export type RecordIdentityReveal = { readonly type: 'RecordIdentityReveal'; readonly reason: string };

export type ComplaintCommand =
  | RegisterComplaint
  | SupplementComplaint
  | DispatchComplaint
  | SubmitStatement
  | ReplyToComplainant
  | RecordSatisfaction
  | CloseComplaint
  | FireDueSteps
  | RecordIdentityReveal;
