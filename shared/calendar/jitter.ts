/**
 * A delay in milliseconds, whole seconds from 0 to `maxMinutes` minutes, the same for the same key for ever. Spreads the
 * reminders that would all leave at the moment the office opens; not for lawful instants, which stay exact.
 */
export function deterministicJitter(key: string, maxMinutes: number): number {
  return (fnv1a(key) % (maxMinutes * 60 + 1)) * 1000;
}

/** FNV-1a over the UTF-16 units, 32 bits, with a final mix, as near-equal keys otherwise stay near. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}
