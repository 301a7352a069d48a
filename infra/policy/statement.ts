import * as z from 'zod';

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

/**
 * One statement of a policy with its values written out. What is not named here (`NotAction`, `NotResource`, ...) is not
 * evaluated, and therefore refused when a policy is read.
 */
export const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts,
  /** ARN patterns; absent in a trust policy. */
  Resource: texts.optional(),
  /** ARNs of those whom a trust policy speaks of. */
  Principal: z.strictObject({ AWS: texts.optional(), Service: texts.optional() }).optional(),
  Condition: z.record(z.string(), z.record(z.string(), texts)).default({}),
});
export type Statement = z.infer<typeof Statement>;

/** A call as IAM sees it. */
export type IamRequest = {
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** ARN of what it is about; `*` where the action knows no resource. */
  readonly resource: string;
  /** Condition keys with their values, under any spelling of upper and lower case. A key that is not there is absent. */
  readonly context: Readonly<Record<string, readonly string[]>>;
};

/** The context with its keys in lower case: names of condition keys are the same in any case, their values are not. */
export type Context = ReadonlyMap<string, readonly string[]>;

/** Reads the context of a request. A key without values, or with an empty one alone, is as good as absent. */
export const contextOf = ({ context }: IamRequest): Context =>
  new Map(
    Object.entries(context)
      .map(([key, values]) => [key.toLowerCase(), values.filter((value) => value !== '')] as const)
      .filter(([, values]) => values.length > 0),
  );
