/**
 * Which of the entries changed their place: the fewest that must be taken out for the rest to stand as before (all but a
 * longest rising run).
 *
 * @param before ids in their earlier order
 * @param after the same ids in their later order
 */
export function movedIn(before: readonly string[], after: readonly string[]): readonly string[] {
  const place = new Map(before.map((id, index) => [id, index]));
  const tails: number[] = [];
  const lengths = after.map((id) => {
    const own = place.get(id) ?? 0;
    let at = tails.findIndex((tail) => tail >= own);
    if (at < 0) at = tails.length;
    tails[at] = own;
    return at + 1;
  });
  const staying = new Set<string>();
  let wanted = tails.length;
  let last = Infinity;
  for (let index = after.length - 1; index >= 0; index -= 1) {
    const id = after[index] ?? '';
    const own = place.get(id) ?? 0;
    if (lengths[index] !== wanted || own >= last) continue;
    staying.add(id);
    last = own;
    wanted -= 1;
  }
  return after.filter((id) => !staying.has(id));
}
