import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localPolicies } from '../../infra/synthesized/local-policies.ts';
import { type LocalPolicies, readPolicies } from '../../infra/local/policies.ts';
import { functionNames } from '../../infra/topology.ts';
import { projectRoot } from './support/synthesis.ts';

let folder: string;
let written: LocalPolicies;
let fresh: LocalPolicies;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-policies-'));
  written = readPolicies();
  fresh = localPolicies(projectRoot, folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the policies that the embedded stack evaluates', () => {
  it('are those of the synthesized template; otherwise run npm run policies', () => {
    expect(Object.keys(written.functions).toSorted()).toEqual(functionNames.toSorted());
    expect(written).toEqual(fresh);
  });

  it('name everything that exists on one machine, and leave out logs and the configuration set alone', () => {
    const resources = [...Object.values(written.functions).flat(), ...written.tenantData.may].flatMap(
      ({ Resource }) => Resource ?? [],
    );
    expect(resources.length).toBeGreaterThan(50);
    const elsewhere = resources.filter((resource) => resource.includes(':elsewhere:'));
    expect(elsewhere.filter((resource) => !/\/Log\/|Mail\/Sending/.test(resource))).toEqual([]);
  });
});
