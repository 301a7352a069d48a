import { Hono } from 'hono';
import * as z from 'zod';
import { TermId, PlaceId } from '../../../shared/kernel/ids.ts';
import { ButtonPage } from '../../../web/intake/button-page.tsx';
import { buttonWords } from '../../../web/words/intake/button.ts';
import { keysOf } from '../../../shared/kernel/keys-of.ts';
import { sendPage } from '../answer.ts';
import { buttonPath } from '../button-path.ts';
import { type IntakeEnv, visitOf } from './visit.ts';

/** What the button's page may load and who may frame it: its own style sheets, and everybody. */
const framedByAll = "default-src 'none'; style-src 'self'; frame-ancestors *; base-uri 'none'; form-action 'none'";

const Label = z.enum(keysOf(buttonWords));

/** Where the button leads: the form, with the category and place that it was made for. */
function formAddress(query: (name: string) => string | undefined, language: string): string {
  const category = TermId.safeParse(query('category'));
  const place = PlaceId.safeParse(query('place'));
  const prefill = new URLSearchParams();
  if (category.success) prefill.set('category', category.data);
  if (place.success) prefill.set('place', place.data);
  prefill.set('lang', language);
  return `/file?${prefill.toString()}`;
}

/** A button that an organisation shows on its own site. */
export function buttonRoutes(): Hono<IntakeEnv> {
  const routes = new Hono<IntakeEnv>();
  routes.get(buttonPath, (context) => {
    const { frame } = visitOf(context);
    const label = Label.safeParse(context.req.query('label'));
    const address = formAddress((name) => context.req.query(name), frame.language);
    context.header('content-security-policy', framedByAll);
    return sendPage(context, ButtonPage({ frame, label: label.success ? label.data : 'complain', address }));
  });
  return routes;
}
