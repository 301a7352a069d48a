import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { Visitor, parseSync } from 'vite';

/** The folder that holds package.json. */
export const projectRoot = join(import.meta.dirname, '..', '..', '..');

/** A file of the project: its path from the root, with slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

const ignored = /(^|\/)(node_modules|\.build|cdk\.out)\//;

/** Every file below the roots whose name ends so, in the order of their paths. */
export function filesBelow(roots: readonly string[], ending: RegExp): readonly SourceFile[] {
  return roots
    .flatMap((root) =>
      readdirSync(join(projectRoot, root), { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)),
    )
    .filter((path) => ending.test(path) && !ignored.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));
}

/** Stands for a dynamic import whose module is not written out, so that the table has to allow even that. */
export const computed = '(computed)';

/** One import of a module, however it is written: static, for types, by re-export, dynamic, or inside a type. */
export type Import = {
  /** As written. */
  readonly specifier: string;
  /** Path from the root for a file of ours; undefined for a package, a builtin or an alias. */
  readonly file: string | undefined;
  /** Names that are taken from the module; `*` for all of them, `default` for the default. */
  readonly names: readonly string[];
  readonly isTypeOnly: boolean;
};

/** What a module takes from others, and which globals it touches, as `process`, `Date.now`, `new Date()`. */
export type Module = { readonly imports: readonly Import[]; readonly globals: readonly string[] };

type Named = { readonly type: string; readonly name?: unknown; readonly value?: unknown };

const nameOf = (node: Named): string => String(node.type === 'Literal' ? node.value : node.name);

const importedName = (entry: { readonly type: string; readonly imported?: Named }): string => {
  if (entry.type === 'ImportNamespaceSpecifier') return '*';
  return entry.imported ? nameOf(entry.imported) : 'default';
};

/** Objects of the runtime that bring time, chance or the outside world into a module, so that their use is noted. */
const watched = new Set(['process', 'fetch', 'console', 'performance', 'crypto', 'setTimeout', 'setInterval']);

/**
 * Reads a module with a real parser, so that text in comments, strings and markup is not taken for code.
 *
 * @throws when the file does not parse: a file that cannot be read must not pass for one without imports
 */
export function readModule({ path, text }: SourceFile): Module {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse`);
  const imports: Import[] = [];
  const globals: string[] = [];
  const add = (specifier: string, names: readonly string[], isTypeOnly: boolean): void => {
    const file = specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : undefined;
    imports.push({ specifier, file, names, isTypeOnly });
  };
  const dynamic = (source: Named, isTypeOnly: boolean): void => {
    add(source.type === 'Literal' ? nameOf(source) : computed, ['*'], isTypeOnly);
  };

  new Visitor({
    ImportDeclaration(node) {
      add(node.source.value, node.specifiers.map(importedName), node.importKind === 'type');
    },
    ExportNamedDeclaration(node) {
      const names = node.specifiers.map((entry) => nameOf(entry.local));
      if (node.source) add(node.source.value, names, node.exportKind === 'type');
    },
    ExportAllDeclaration(node) {
      add(node.source.value, ['*'], node.exportKind === 'type');
    },
    ImportExpression(node) {
      dynamic(node.source, false);
    },
    TSImportType(node) {
      dynamic(node.source, true);
    },
    MemberExpression(node) {
      const { object } = node;
      if (object.type !== 'Identifier') return;
      if (watched.has(object.name)) globals.push(object.name);
      if (node.property.type !== 'Identifier') return;
      const member = `${object.name}.${node.property.name}`;
      if (member === 'Date.now' || member === 'Math.random') globals.push(member);
    },
    NewExpression(node) {
      const isNow = node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0;
      if (isNow) globals.push('new Date()');
    },
    CallExpression(node) {
      if (node.callee.type !== 'Identifier') return;
      if (watched.has(node.callee.name)) globals.push(node.callee.name);
      if (node.callee.name === 'Date') globals.push('new Date()');
    },
  }).visit(program);
  return { imports, globals };
}
