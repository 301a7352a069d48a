import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Statement } from '../policy/statement.ts';

const Statements = z.array(Statement).readonly();

/** The policies of a deployment with the names of this machine; `npm run policies` writes them from the synthesized template. */
export const LocalPolicies = z.strictObject({
  /** What the role of each function may do. */
  functions: z.record(z.string(), Statements),
  /** The one role that reaches tenant data: what it may do, and who may assume it. */
  tenantData: z.strictObject({ may: Statements, trust: Statements }),
});
export type LocalPolicies = z.infer<typeof LocalPolicies>;

/** Where they are kept. A test compares the file with a fresh synthesis. */
export const policiesFile = fileURLToPath(new URL('policies.json', import.meta.url));

export const readPolicies = (): LocalPolicies => LocalPolicies.parse(JSON.parse(readFileSync(policiesFile, 'utf8')));
