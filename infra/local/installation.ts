import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Installation = z.strictObject({
  /** Access key of the machine itself; also the name of DynamoDB Local's database, which is why it is never guessable. */
  accessKeyId: z.string().regex(/^[A-Z0-9]{16,}$/),
  secretAccessKey: z.string().min(32),
  platformSecret: z.string(),
  originSecret: z.string(),
});

/** Random values that belong to one data directory and never leave it. */
export type Installation = z.infer<typeof Installation>;

/** Reads the secrets of the installation; makes them the first time. */
export function loadInstallation(dataDir: string): Installation {
  const path = join(dataDir, 'installation.json');
  if (existsSync(path)) return Installation.parse(JSON.parse(readFileSync(path, 'utf8')));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const installation: Installation = {
    accessKeyId: `AKIA${randomBytes(16).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    platformSecret: randomBytes(32).toString('base64'),
    originSecret: randomBytes(32).toString('base64'),
  };
  writeFileSync(`${path}.new`, JSON.stringify(installation, null, 2), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return installation;
}

/** The credentials of one function, by which the front knows whose role a call is made under. */
export function functionKey(
  { secretAccessKey }: Installation,
  name: string,
): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  const derive = (purpose: string): Buffer =>
    createHmac('sha256', secretAccessKey).update(`${purpose} ${name}`).digest();
  return {
    accessKeyId: `AKIA${derive('key').toString('hex').slice(0, 16).toUpperCase()}`,
    secretAccessKey: derive('secret').toString('base64'),
  };
}
