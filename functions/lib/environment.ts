import * as z from 'zod';
import { keysOf } from '../../shared/kernel/keys-of.ts';

/** What each environment variable must look like; infra/topology.ts says what it is for and which function gets it. */
const variables = {
  HUIYIN_DOMAIN: z.string().min(1),
  HUIYIN_SCHEME: z.enum(['http', 'https']),
  CONTROL_TABLE: z.string().min(3),
  TENANT_TABLE_PREFIX: z.string().min(1),
  TENANT_ROLE_ARN: z.string().startsWith('arn:'),
  FILES_BUCKET: z.string().min(3),
  UPLOADS_BUCKET: z.string().min(3),
  INBOUND_BUCKET: z.string().min(3),
  FILE_QUEUE_URL: z.url(),
  UPLOAD_SCAN: z.enum(['on', 'off']),
  MAIL_QUEUE_URL: z.url(),
  ESCALATION_MACHINE_ARN: z.string().startsWith('arn:'),
  ONBOARDING_MACHINE_ARN: z.string().startsWith('arn:'),
  REACT_FUNCTION_NAME: z.string().min(1),
  PLATFORM_SECRET: z.string().min(40),
  ORIGIN_SECRET: z.string().min(20),
  MAIL_CONFIGURATION_SET: z.string(),
  AWS_REGION: z.string().min(1),
} as const;

type Variables = typeof variables;
export type VariableName = keyof Variables;
export const variableNames: readonly VariableName[] = keysOf(variables);

/** The variables a function lists, checked once when its module loads. @throws when one is missing or malformed */
export function readEnvironment<Name extends VariableName>(
  names: readonly Name[],
): { readonly [Key in Name]: z.infer<Variables[Key]> } {
  const entries = names.map((name) => [name, variables[name].parse(process.env[name])] as const);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every value was parsed under its own name
  return Object.fromEntries(entries) as { [Key in Name]: z.infer<Variables[Key]> };
}
