import { expect, it } from 'vitest';
import { filesBelow } from './support/sources.ts';

const linesMax = 420;

/** Files that are longer, each with the reason why cutting it would not help anybody. */
const longFiles: Readonly<Record<string, string>> = {
  'web/console/style.css': 'the one style sheet of the console; the cascade reads best in one place',
  'web/intake/assets/page.css': 'the one style sheet of the public pages, sent whole',
};

const files = filesBelow(['shared', 'functions', 'web', 'infra', 'test'], /\.(ts|tsx|js|css)$/);
const linesOf = (text: string): number => text.trimEnd().split('\n').length;

it('looked at all source files', () => {
  expect(files.length).toBeGreaterThan(750);
});

it(`no file is longer than ${linesMax} lines but those with a reason`, () => {
  const long = files.filter(({ text }) => linesOf(text) > linesMax).map(({ path }) => path);
  expect(long).toEqual(Object.keys(longFiles).toSorted());
});
