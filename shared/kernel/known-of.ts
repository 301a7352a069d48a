/** A record without what is not set: `{ a: undefined }` becomes `{}`, so that spreading it over another takes nothing away. */
export const knownOf = <Given extends object>(
  given: Given,
): { [Name in keyof Given]: Exclude<Given[Name], undefined> } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries without a value are left out, nothing else
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Given]: Exclude<Given[Name], undefined>;
  };
