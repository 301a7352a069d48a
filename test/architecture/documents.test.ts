import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, projectRoot } from './support/sources.ts';

const parts = ['shared', 'functions', 'web', 'infra', 'docs', 'test'];
const atRoot = readdirSync(projectRoot).filter((name) => name.endsWith('.md'));
const documents = [
  ...atRoot.map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') })),
  ...filesBelow(parts, /\.md$/),
];
const paths = filesBelow(parts, /\.(ts|tsx|js|css|json|md)$/).map(({ path }) => path);

/** A file that a document names: beside it, from the root, or by the end of its path. */
const isThere = (from: string, name: string): boolean =>
  existsSync(join(projectRoot, dirname(from), name)) ||
  existsSync(join(projectRoot, name)) ||
  paths.some((path) => path.endsWith(`/${name}`));

const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !target.includes(':'));
const filesNamedIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([\w./-]+\.(?:tsx?|js|css|md|asl\.json))`/g)].map(([, name = '']) => name);

describe('the documents', () => {
  it('were all read', () => {
    expect(atRoot.toSorted()).toEqual(['ARCHITECTURE.md', 'CHANGELOG.md', 'DECISIONS.md', 'GLOSSARY.md', 'README.md']);
    expect(documents.length).toBeGreaterThan(35);
    expect(documents.flatMap(({ text }) => filesNamedIn(text)).length).toBeGreaterThan(240);
  });

  it.each(['shared', 'functions', 'web'])('every folder of %s says what it owns, may not, and how to add', (part) => {
    const folders = readdirSync(join(projectRoot, part), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const silent = folders.filter(({ name }) => !existsSync(join(projectRoot, part, name, 'README.md')));

    expect(folders.length).toBeGreaterThan(3);
    expect(silent.map(({ name }) => `${part}/${name}`)).toEqual([]);
  });

  it('name only files that are there', () => {
    const wrong = documents.flatMap(({ path, text }) => [
      ...linksOf(text)
        .filter((target) => !existsSync(join(projectRoot, dirname(path), target)))
        .map((target) => `${path} links to ${target}`),
      ...filesNamedIn(text)
        .filter((name) => !isThere(path, name))
        .map((name) => `${path} names ${name}`),
    ]);
    expect(wrong).toEqual([]);
  });

  it('would notice a file that has gone', () => {
    expect(filesNamedIn('see `shared/complaint/merge.ts`').filter((name) => isThere('README.md', name))).toEqual([]);
    expect(linksOf('[x](docs/gone.md) [y](https://example.com/)')).toEqual(['docs/gone.md']);
  });
});
