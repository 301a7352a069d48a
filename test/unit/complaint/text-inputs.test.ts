import * as z from 'zod';
import { expect, it } from 'vitest';
import { longText, shortText } from '../../../shared/complaint/command.ts';
import { ComplaintCommand } from '../../../shared/complaint/commands.ts';
import { textNames } from '../../../shared/complaint/events.ts';

/** Free texts of a verb under names that an event may carry: a proposal that waits keeps them beside the chain. */
it('every free text of a verb has a name that texts of events have', () => {
  const names = ComplaintCommand.options.flatMap(({ shape }) =>
    Object.entries(shape).flatMap(([name, schema]: [string, unknown]) => {
      const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
      return inner === shortText || inner === longText ? [name] : [];
    }),
  );
  expect(names.length).toBeGreaterThan(30);
  expect([...new Set(names)].filter((name) => !(textNames as readonly string[]).includes(name))).toEqual([]);
});
