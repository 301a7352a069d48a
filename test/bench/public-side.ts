import { endAll, startProcess } from '../journey/process.ts';
import { openLargeOrganisation } from '../support/large-organisation.ts';
import { freshDataDir } from '../support/service.ts';
import type { Figure } from './figure.ts';
import { weightFigures } from './pages.ts';
import { paintFigures } from './paint.ts';
import { submitFigures } from './submit.ts';

/** Weight, paint and filing of the public pages, of an organisation with a large catalogue that has said all about itself. */
export async function publicFigures(say: (line: string) => void): Promise<Figure[]> {
  const data = freshDataDir();
  try {
    const service = await startProcess({ dataDir: data.path, port: 0 });
    const organisation = await openLargeOrganisation(service, 'catalogue');
    say('  weight of every public page');
    const weights = await weightFigures(service, organisation);
    say('  largest paint on a slow phone');
    const paints = await paintFigures(service, organisation);
    say('  200 complaints, 8 at once');
    return [...weights, ...paints, ...(await submitFigures(service, organisation))];
  } finally {
    await endAll();
    data.remove();
  }
}
