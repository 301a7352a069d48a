import { parseArgs } from 'node:util';
import * as z from 'zod';
import { describeError, logToStderr } from './log.ts';
import { startStack } from './stack.ts';

const Switch = z.enum(['on', 'off']).default('on');

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HUIYIN_DATA: z.string().min(1).default('./data'),
  HUIYIN_TIMERS: Switch,
  HUIYIN_SWEEPER: Switch,
});

const Arguments = z.object({ clock: z.iso.datetime({ offset: true }).optional() });

/** `npm start`: the whole service on this machine. One line on stdout when it is ready; everything else on stderr. */
async function main(): Promise<void> {
  const environment = Environment.parse(process.env);
  const { clock } = Arguments.parse(parseArgs({ options: { clock: { type: 'string' } } }).values);
  process.on('unhandledRejection', (error) => logToStderr(`unhandled: ${describeError(error)}`));

  let isStopping = false;
  const starting = startStack({
    dataDir: environment.HUIYIN_DATA,
    port: environment.PORT,
    ...(clock === undefined ? {} : { clock }),
    timers: environment.HUIYIN_TIMERS === 'on',
    sweeper: environment.HUIYIN_SWEEPER === 'on',
  });
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    starting
      .then((stack) => stack.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logToStderr(describeError(error));
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const stack = await starting;
  process.stdout.write(`Huiyin is ready at ${stack.origin} (panel: ${stack.origin}/_local)\n`);
}

main().catch((error: unknown) => {
  const isExpected = error instanceof Error && !(error instanceof z.ZodError);
  logToStderr(isExpected ? `Huiyin cannot start: ${error.message}` : describeError(error));
  process.exit(1);
});
