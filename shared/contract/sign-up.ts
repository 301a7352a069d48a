import * as z from 'zod';
import { SignUpId } from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { templateIds } from '../rulebook/templates/catalogue.ts';

/** 3-30 characters, letters, digits and single hyphens; it becomes the host name. */
export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){2,29}$/);
export type Slug = z.infer<typeof Slug>;

/** `POST /sign-up` on the site. */
export const SignUpForm = z.strictObject({
  organisation: z.string().trim().min(2).max(60),
  slug: Slug,
  template: z.enum(templateIds),
  administrator: z.string().trim().min(1).max(60),
  email: z.email().max(254),
  language: Language,
});
export type SignUpForm = z.infer<typeof SignUpForm>;

export const SignUpStatus = z.strictObject({
  id: SignUpId,
  organisation: z.string(),
  slug: z.string(),
  status: z.enum(['awaitingConfirmation', 'preparing', 'active', 'failed']),
});
export type SignUpStatus = z.infer<typeof SignUpStatus>;
