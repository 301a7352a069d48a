import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFigures } from './bundles.ts';
import { calendarFigures } from './calendar.ts';
import { capacityFigures } from './capacity.ts';
import { table } from './figure.ts';
import { publicFigures } from './public-side.ts';
import { rehearsalFigures } from './rehearsal.ts';
import { rulebookFigures } from './rulebook.ts';
import { serviceFigures } from './service.ts';

const root = join(import.meta.dirname, '../..');
const say = (line: string): void => console.error(line);

say('write units of the story');
const capacity = capacityFigures();
say('bundles of the functions');
const bundles = await bundleFigures(root);
say('starts, memory and filing on the embedded stack');
const service = await serviceFigures(root, say);
say('the public pages');
const publicSide = await publicFigures(say);

const figures = [
  ...capacity,
  ...calendarFigures(),
  ...rulebookFigures(),
  ...rehearsalFigures(),
  ...bundles,
  ...service,
  ...publicSide,
];
mkdirSync(join(root, '.build'), { recursive: true });
writeFileSync(join(root, '.build/bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
console.log(table(figures));
process.exitCode = figures.some(({ value, budget }) => budget !== undefined && value > budget) ? 1 : 0;
