import { describe, expect, it } from 'vitest';
import { exceptions, globalExceptions, guardedNames, layers } from './layers.ts';
import { type Import, type SourceFile, filesBelow, readModule } from './support/sources.ts';

const roots = ['shared', 'functions', 'web', 'infra'];
const files = filesBelow(roots, /\.tsx?$/);

/** The layer of a path: the longest folder of the table that holds it. */
const layerOf = (path: string): string | undefined =>
  Object.keys(layers)
    .filter((folder) => path.startsWith(`${folder}/`))
    .toSorted((a, b) => b.length - a.length)[0];

const isAllowedPackage = (specifier: string, npm: readonly string[]): boolean =>
  npm.some(
    (name) =>
      specifier === name || specifier.startsWith(`${name}/`) || (name === 'node:*' && specifier.startsWith('node:')),
  );

function isAllowed(path: string, taken: Import): boolean {
  const own = layerOf(path);
  const rules = own === undefined ? undefined : layers[own];
  if (own === undefined || rules === undefined) return false;
  if (taken.file === undefined) return isAllowedPackage(taken.specifier, rules.npm);
  const other = layerOf(taken.file);
  return other !== undefined && (other === own || rules.may.includes(other));
}

const isException = (path: string, taken: Import): boolean =>
  exceptions.some(({ from, to }) => from === path && to === taken.file && taken.isTypeOnly);

/** Everything a file does that the table refuses, in words. */
function violationsOf(file: SourceFile): readonly string[] {
  const { imports, globals } = readModule(file);
  const own = layerOf(file.path);
  if (own === undefined) return [`${file.path} lies in no layer of the table`];
  const refused = imports.filter((taken) => !isAllowed(file.path, taken) && !isException(file.path, taken));
  const guarded = imports.flatMap((taken) =>
    guardedNames
      .filter(
        ({ name, of }) =>
          (taken.file ?? taken.specifier) === of && (taken.names.includes(name) || taken.names.includes('*')),
      )
      .filter(({ only }) => !only.some((place) => file.path.startsWith(place)))
      .map(({ name }) => `${file.path} takes ${name}, which is not for it`),
  );
  const wholeZod = imports.filter((taken) => taken.specifier === 'zod' && taken.names.some((name) => name !== '*'));
  const touched = layers[own]?.isPure ? globals : [];
  return [
    ...refused.map((taken) => `${file.path} imports ${taken.file ?? taken.specifier}`),
    ...guarded,
    ...wholeZod.map(
      () => `${file.path} takes names from zod instead of \`import * as z\`: 360 kB more in every bundle`,
    ),
    ...touched
      .filter((global) => !globalExceptions.some((known) => known.file === file.path && known.global === global))
      .map((global) => `${file.path} touches ${global}`),
  ];
}

describe('imports point one way', () => {
  it('looked at the whole tree', () => {
    const modules = files.map(readModule);
    const imports = modules.flatMap((module) => module.imports);
    const seen = new Set(files.map((file) => layerOf(file.path)));

    expect(files.length).toBeGreaterThan(550);
    expect(imports.length).toBeGreaterThan(2800);
    expect(imports.filter((taken) => taken.isTypeOnly).length).toBeGreaterThan(300);
    expect(imports.filter((taken) => taken.specifier === '#clock').length).toBeGreaterThan(3);
    expect(Object.keys(layers).filter((layer) => !seen.has(layer))).toEqual([]);
  });

  it('no file imports, opens or touches what its layer may not', () => {
    expect(files.flatMap(violationsOf)).toEqual([]);
  });

  it('no exception has outlived its cause', () => {
    const modules = new Map(files.map((file) => [file.path, readModule(file)]));
    const unused = exceptions.filter(({ from, to }) => !modules.get(from)?.imports.some((taken) => taken.file === to));
    const untouched = globalExceptions.filter(({ file, global }) => !modules.get(file)?.globals.includes(global));

    expect(unused).toEqual([]);
    expect(untouched).toEqual([]);
  });

  it('the table has no way round: no two layers may import each other', () => {
    const both = Object.entries(layers).flatMap(([layer, { may }]) =>
      may.filter((other) => layers[other]?.may.includes(layer)).map((other) => `${layer} <-> ${other}`),
    );
    const unknown = Object.values(layers).flatMap(({ may }) => may.filter((other) => !(other in layers)));

    expect(both).toEqual([]);
    expect(unknown).toEqual([]);
  });
});

describe('the rules bite', () => {
  const planted: readonly { readonly what: string; readonly path: string; readonly text: string }[] = [
    {
      what: 'a static import upwards',
      path: 'shared/kernel/x.ts',
      text: "import { decide } from '../complaint/decide.ts';",
    },
    {
      what: 'an import of types',
      path: 'shared/complaint/x.ts',
      text: "import type { Append } from '../usecase/complaint/ports.ts';",
    },
    { what: 'a re-export', path: 'shared/calendar/x.ts', text: "export * from '../rulebook/schema/rulebook.ts';" },
    { what: 'a re-export of names', path: 'shared/contract/x.ts', text: "export { item } from '../data/item.ts';" },
    {
      what: 'a dynamic import',
      path: 'web/console/x.ts',
      text: "export const x = () => import('../../shared/data/item.ts');",
    },
    {
      what: 'an import inside a type',
      path: 'shared/usecase/x.ts',
      text: "export type X = import('../data/item.ts').ItemKey;",
    },
    { what: 'an adapter in a use case', path: 'shared/usecase/x.ts', text: "import '../files/file-store.ts';" },
    { what: 'one adapter in another', path: 'shared/mail/x.ts', text: "import '../data/item.ts';" },
    { what: 'one function in another', path: 'functions/react/x.ts', text: "import '../sweep/entry.ts';" },
    { what: 'a function in infra', path: 'infra/aws/x.ts', text: "import '../../functions/api/entry.ts';" },
    { what: 'local in aws', path: 'infra/aws/x.ts', text: "import '../local/stack.ts';" },
    { what: 'a test', path: 'functions/lib/x.ts', text: "import '../../test/support/capacity.ts';" },
    { what: 'scratch', path: 'infra/x.ts', text: "import '../scratch/x.ts';" },
    { what: 'a package that is not named', path: 'shared/rulebook/x.ts', text: "import { Hono } from 'hono';" },
    { what: 'a builtin in the core', path: 'shared/calendar/x.ts', text: "import { readFileSync } from 'node:fs';" },
    { what: 'the clock in a use case', path: 'shared/usecase/x.ts', text: "import { systemClock } from '#clock';" },
    {
      what: 'the clock past its alias',
      path: 'functions/api/x.ts',
      text: "import { systemClock } from '../../shared/kernel/system-clock.ts';",
    },
    {
      what: 'a verified tenant',
      path: 'functions/lib/x.ts',
      text: "import { verifiedTenant } from '../../shared/tenant/scope.ts';",
    },
    {
      what: 'a verified tenant through a namespace',
      path: 'shared/data/x.ts',
      text: "import * as scope from '../tenant/scope.ts';",
    },
    {
      what: 'a scope opened by a function itself',
      path: 'functions/api/x.ts',
      text: "import { openScope } from '../../shared/tenant/scope.ts';",
    },
    { what: 'all of zod', path: 'shared/kernel/x.ts', text: "import { z } from 'zod';" },
    { what: 'a clock', path: 'shared/complaint/x.ts', text: 'export const now = Date.now();' },
    { what: 'the present day', path: 'shared/calendar/x.ts', text: 'export const now = new Date();' },
    { what: 'chance', path: 'shared/rulebook/x.ts', text: 'export const x = Math.random();' },
    { what: 'the environment', path: 'shared/usecase/x.ts', text: "export const x = process.env['X'];" },
    { what: 'the network', path: 'shared/contract/x.ts', text: "export const x = fetch('http://x');" },
    { what: 'a timer', path: 'shared/tenant/x.ts', text: 'setTimeout(() => {}, 1);' },
    { what: 'a log', path: 'web/intake/x.tsx', text: "console.log('x');" },
    {
      what: 'a module whose name is computed',
      path: 'functions/lib/x.ts',
      text: 'export const x = (name: string) => import(name);',
    },
    { what: 'a folder without a layer', path: 'shared/stats/x.ts', text: 'export const x = 1;' },
  ];

  it.each(planted)('$what is found', ({ path, text }) => {
    expect(violationsOf({ path, text }).length).toBeGreaterThan(0);
  });

  it('what comments, strings and markup say is not taken for code', () => {
    const text = [
      "// import '../data/item.ts';",
      'const a = "import x from \'../data/item.ts\'"; /* Date.now() */',
      "export const b = <p title={a}>import('../data/item.ts') process.exit()</p>;",
      'export const c = new Date(0);',
    ].join('\n');
    expect(violationsOf({ path: 'web/intake/x.tsx', text })).toEqual([]);
  });
});
