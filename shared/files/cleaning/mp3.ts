import { copyOf, giveUp, letters, numbers } from './bytes.ts';

/** Length of an ID3v2 tag at its beginning, head and foot included; 0 when there is none. */
function id3Length(bytes: Uint8Array, at: number): number {
  if (letters(bytes, at, 3) !== 'ID3') return 0;
  const { u8 } = numbers(bytes);
  const size = [6, 7, 8, 9].reduce((sum, offset) => sum * 128 + (u8(at + offset) & 0x7f), 0);
  return 10 + size + ((u8(at + 5) & 0x10) === 0 ? 0 : 10);
}

/** Where the sound ends: before ID3v1, APEv2, Lyrics3 and an ID3v2 that was put last, in whatever order they stand. */
function soundEnd(bytes: Uint8Array): number {
  const { u32le } = numbers(bytes);
  let end = bytes.byteLength;
  for (;;) {
    if (end >= 128 && letters(bytes, end - 128, 3) === 'TAG') {
      end -= 128;
    } else if (end >= 32 && letters(bytes, end - 32, 8) === 'APETAGEX') {
      // The size counts the foot and not the head, which a flag announces.
      const hasHead = (u32le(end - 12) & 0x80000000) !== 0;
      end -= u32le(end - 20) + (hasHead ? 32 : 0);
    } else if (end >= 15 && letters(bytes, end - 9, 9) === 'LYRICS200') {
      end -= Number(letters(bytes, end - 15, 6)) + 15;
    } else if (end >= 10 && letters(bytes, end - 10, 3) === '3DI') {
      const size = [4, 3, 2, 1].reduce((sum, back) => sum * 128 + ((bytes[end - back] ?? 0) & 0x7f), 0);
      end -= size + 20;
    } else return end;
    if (!(end > 0)) giveUp('tags are longer than the file');
  }
}

/** An MP3 without its tags: titles, names, pictures, programs. The frames of sound stay as they are. */
export function cleanMp3(bytes: Uint8Array): Uint8Array {
  let start = 0;
  for (let length = id3Length(bytes, start); length > 0; length = id3Length(bytes, start)) start += length;
  const end = soundEnd(bytes);
  // Padding between tag and sound.
  while (start < end && bytes[start] === 0) start += 1;
  if (start >= end || bytes[start] !== 0xff) giveUp('tags without sound');
  return copyOf(bytes, start, end);
}
