import * as z from 'zod';
import * as bilingual from '../../../shared/calendar/bilingual-text.ts';
import * as budget from '../../../shared/calendar/budget.ts';
import * as timeOfDay from '../../../shared/calendar/time-of-day.ts';
import * as ids from '../../../shared/kernel/ids.ts';
import * as text from '../../../shared/kernel/text.ts';
import * as capabilities from '../../../shared/rulebook/capabilities.ts';
import * as names from '../../../shared/rulebook/names.ts';
import * as predicate from '../../../shared/rulebook/predicate.ts';
import * as accountability from '../../../shared/rulebook/schema/accountability.ts';
import * as clocks from '../../../shared/rulebook/schema/clocks.ts';
import * as closing from '../../../shared/rulebook/schema/closing.ts';
import * as organisation from '../../../shared/rulebook/schema/organisation.ts';
import * as records from '../../../shared/rulebook/schema/records.ts';
import * as rulebook from '../../../shared/rulebook/schema/rulebook.ts';
import * as rules from '../../../shared/rulebook/schema/rules.ts';
import * as source from '../../../shared/rulebook/schema/source.ts';
import * as vocabulary from '../../../shared/rulebook/schema/vocabulary.ts';
import { describe, type JsonSchema } from './describe.ts';
import { withDeclarations } from './sources.ts';

/** The modules that rulebooks are made of. A schema is known by the name under which its module exports it. */
const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'shared/rulebook/schema/rulebook.ts': rulebook,
  'shared/rulebook/schema/vocabulary.ts': vocabulary,
  'shared/rulebook/schema/organisation.ts': organisation,
  'shared/rulebook/schema/rules.ts': rules,
  'shared/rulebook/schema/clocks.ts': clocks,
  'shared/rulebook/schema/closing.ts': closing,
  'shared/rulebook/schema/accountability.ts': accountability,
  'shared/rulebook/schema/records.ts': records,
  'shared/rulebook/schema/source.ts': source,
  'shared/rulebook/predicate.ts': predicate,
  'shared/rulebook/names.ts': names,
  'shared/rulebook/capabilities.ts': capabilities,
  'shared/calendar/budget.ts': budget,
  'shared/calendar/time-of-day.ts': timeOfDay,
  'shared/calendar/bilingual-text.ts': bilingual,
  'shared/kernel/ids.ts': ids,
  'shared/kernel/text.ts': text,
};

/** Where the document is to be found, and its name. */
const about = { $id: 'https://huiyin.example/rulebook.schema.json', title: 'Rulebook 投诉处理办法' };

type Documented = JsonSchema & { readonly $defs: Record<string, JsonSchema> };

/** The JSON Schema (draft 2020-12) of rulebooks: every schema under its own name, described by its docstring. */
export function rulebookJsonSchema(root: string): Documented {
  const registry = z.registry<{ id: string }>();
  const homes = new Map<string, string>();
  for (const [file, exports] of Object.entries(modules))
    for (const [name, exported] of Object.entries(exports))
      if (exported instanceof z.ZodType && exported !== rulebook.Rulebook && exported !== rulebook.PublishedRulebook) {
        registry.add(exported, { id: name });
        homes.set(name, file);
      }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a JSON Schema with definitions is one of these
  const schema = z.toJSONSchema(rulebook.Rulebook, { metadata: registry, io: 'input' }) as unknown as Documented;
  return withDeclarations(root, Object.keys(modules), (declarations) => {
    const definitions: Record<string, JsonSchema> = {};
    for (const name of Object.keys(schema.$defs).toSorted()) {
      const definition = schema.$defs[name];
      const declared = declarations.find(name, homes.get(name) ?? '');
      if (!definition) continue;
      delete definition['id'];
      if (declared) {
        if (declared.doc !== undefined) definition.description = declared.doc;
        describe(definition, declared.value, { declarations, file: declared.file });
      }
      definitions[name] = definition;
    }
    const top = declarations.find('Rulebook', 'shared/rulebook/schema/rulebook.ts');
    if (top) describe(schema, top.value, { declarations, file: top.file });
    const { $schema, $defs: _, ...rest } = schema;
    return { $schema, ...about, ...(top?.doc !== undefined && { description: top.doc }), ...rest, $defs: definitions };
  });
}
