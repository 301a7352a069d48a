/** The keys of a record that was written out in code, with their type. Not for records that came from outside. */
export const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a literal record has no keys its type does not name
  Object.keys(record) as Key[];
