import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { reference } from '../../../infra/rulebook/reference/reference.ts';
import { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { templateIds } from '../../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';

const root = join(import.meta.dirname, '../../..');
const committed = (name: string): string => readFileSync(join(root, 'docs/rulebook', name), 'utf8');

test('the committed reference is what the schemas and their docstrings say today', () => {
  // After a change: npm run reference
  const written = reference(root);
  expect(committed('reference.md')).toBe(written['reference.md']);
  expect(committed('rulebook.schema.json')).toBe(written['rulebook.schema.json']);
}, 30_000);

test('every part of a rulebook stands in the reference, and none without a word about it', () => {
  const page = committed('reference.md');
  const parts = Object.keys(Rulebook.shape);
  const rows = page.split('\n').filter((line) => /^\| `\w+` \|/.test(line));
  for (const part of parts) {
    const row = rows.find((line) => line.startsWith(`| \`${part}\` |`));
    expect(row?.endsWith('|  |'), part).toBe(false);
  }
  expect(page).not.toContain('\n## More\n');
});

/** A dependency of a dependency: nothing to be listed among ours. */
const validator = 'ajv/dist/2020.js';

/** The validator of a package that is here anyway, so that the schema is read by somebody else's code. */
type Validate = ((value: unknown) => boolean) & { readonly errors?: unknown };

describe('the JSON Schema', () => {
  let validate: Validate;
  beforeAll(() => {
    const require = createRequire(join(root, 'node_modules/asl-validator/package.json'));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package is not ours to import with its types
    const { default: Ajv } = require(validator) as {
      default: new (options: object) => { compile: (schema: object) => Validate };
    };
    validate = new Ajv({ validateFormats: false, strict: false }).compile(
      JSON.parse(committed('rulebook.schema.json')),
    );
  });

  test.each([...templateIds])('takes the template %s', (id) => {
    expect([validate(templateRulebook(id)), validate.errors]).toEqual([true, null]);
  });

  test('takes the example', () => {
    expect([validate(JSON.parse(committed('example.json'))), validate.errors]).toEqual([true, null]);
  });

  test.each([
    ['an unknown key', { deadlines: [] }],
    ['an unknown word', { defaultLanguage: 'fr' }],
    ['a wrong unit', { clocks: [{ budget: { unit: 'fortnights', count: 1 } }] }],
    ['a missing part', { centre: undefined }],
  ])('refuses %s', (_, change) => {
    const document: unknown = JSON.parse(JSON.stringify({ ...templateRulebook('hospital-yueqing'), ...change }));
    expect(validate(document)).toBe(false);
  });
});
