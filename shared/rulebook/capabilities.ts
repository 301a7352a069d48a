import * as z from 'zod';

/**
 * What a position may do. The list is code: a tenant chooses who holds what, never invents a power.
 * `...Own` reaches the complaints of the units one holds a position in, the plain form all of the tenant.
 */
export const capabilities = [
  'readComplaints',
  'readOwnComplaints',
  'register',
  'accept',
  'classify',
  'dispatch',
  'assign',
  'state',
  'reply',
  'followUp',
  'close',
  'approve',
  'supervise',
  'review',
  'account',
  'correct',
  'revealIdentity',
  'readDossier',
  'managePeople',
  'manageRulebook',
] as const;
export const Capability = z.enum(capabilities);
export type Capability = z.infer<typeof Capability>;
