// oxlint-disable-next-line import/no-named-as-default -- the types know only the default export
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { logError } from './log.ts';

/** The outer shell of functions that are not called over HTTP: the event through its schema, a failure logged once and thrown. */
export const jobChain = <Event, Answer>(
  name: string,
  schema: z.ZodType<Event>,
  work: (event: Event, context: Context) => Promise<Answer>,
) =>
  middy<unknown, Answer>({ timeoutEarlyInMillis: 0 })
    .onError(({ error }) => {
      logError(`${name} failed`, error);
    })
    .handler((event, context) => work(schema.parse(event), context));
