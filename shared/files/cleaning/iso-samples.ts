import { giveUp, numbers } from './bytes.ts';
import { type Box, boxIn } from './iso-boxes.ts';

/** More samples than a film of measurements that fits into an upload has. */
const samplesMax = 2_000_000;

/** Where the samples of a track lie in the file: from and to. */
export function* samplesOf(bytes: Uint8Array, mdia: Box): Generator<readonly [number, number]> {
  const { u32, u64 } = numbers(bytes);
  const minf = boxIn(bytes, mdia, 'minf') ?? giveUp('media without samples');
  const stbl = boxIn(bytes, minf, 'stbl') ?? giveUp('media without samples');
  const stsz = boxIn(bytes, stbl, 'stsz') ?? giveUp('samples without sizes');
  const stsc = boxIn(bytes, stbl, 'stsc') ?? giveUp('samples without chunks');
  const stco = boxIn(bytes, stbl, 'stco');
  const co64 = stco ? undefined : boxIn(bytes, stbl, 'co64');
  const table = stco ?? co64 ?? giveUp('chunks without places');
  const count = u32(stsz.body + 8);
  const chunks = u32(table.body + 4);
  const runs = u32(stsc.body + 4);
  if (count > samplesMax || chunks > samplesMax || runs > samplesMax) giveUp('too many samples');
  const sameSize = u32(stsz.body + 4);
  const sizeOf = (sample: number): number => (sameSize > 0 ? sameSize : u32(stsz.body + 12 + 4 * sample));
  const placeOf = (chunk: number): number => (stco ? u32(table.body + 8 + 4 * chunk) : u64(table.body + 8 + 8 * chunk));
  let sample = 0;
  let run = 0;
  for (let chunk = 0; chunk < chunks && sample < count; chunk++) {
    while (run + 1 < runs && u32(stsc.body + 8 + 12 * (run + 1)) <= chunk + 1) run += 1;
    const inChunk = Math.min(runs === 0 ? 0 : u32(stsc.body + 12 + 12 * run), count - sample);
    const start = placeOf(chunk);
    let end = start;
    for (let n = 0; n < inChunk; n++) end += sizeOf(sample + n);
    sample += inChunk;
    yield [start, end];
  }
}
