import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reference } from './reference/reference.ts';

const root = join(import.meta.dirname, '../..');
for (const [name, content] of Object.entries(reference(root)))
  writeFileSync(join(root, 'docs/rulebook', name), content);
