import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { policiesFile } from '../local/policies.ts';
import { localPolicies } from './local-policies.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const outputDirectory = mkdtempSync(join(tmpdir(), 'huiyin-policies-'));
try {
  writeFileSync(policiesFile, `${JSON.stringify(localPolicies(projectRoot, outputDirectory), null, 1)}\n`);
} finally {
  rmSync(outputDirectory, { recursive: true, force: true });
}
