import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib';
import { Uncleanable, giveUp } from './bytes.ts';
import { cleanJpeg } from './jpeg.ts';

/** What may not stand anywhere in a cleaned document: what tells who made it, and what does something by itself. */
const removed =
  'Metadata PieceInfo LastModified AF AA OpenAction JavaScript JS EmbeddedFiles Collection XFA Threads SpiderInfo Perms DSS Legal RichMedia Launch EF'.split(
    ' ',
  );
/** Author, time, subject and id of a note on a page. */
const ofNotes = ['T', 'M', 'CreationDate', 'NM', 'Subj', 'RC'];
/** What packed structures may unfold to, in bytes. */
const unfoldedMax = 64 * 1024 * 1024;
const objectsMax = 200_000;

/** What a packed structure begins with. Unfolded by itself, a few bytes can become gigabytes. */
const packed = /\/(ObjStm|XRef)\b/g;

/** Refuses documents whose packed structures unfold without bounds, before the parser unfolds them. */
function refuseBombs(bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let unfolded = 0;
  for (const { index } of text.matchAll(packed)) {
    const head = text.indexOf('stream', index);
    const end = text.indexOf('endstream', head);
    if (head < 0 || end < 0) giveUp('a stream without an end');
    const start = head + (text[head + 6] === '\r' ? 8 : 7);
    try {
      unfolded += inflateSync(bytes.subarray(start, end), { maxOutputLength: unfoldedMax, finishFlush: 2 }).byteLength;
    } catch (error) {
      if (error instanceof RangeError) giveUp('a stream unfolds without bounds');
      // Not packed, or in another way: the parser sees to it.
    }
    if (unfolded > unfoldedMax) giveUp('streams unfold without bounds');
  }
}

const name = (text: string): PDFName => PDFName.of(text);

function cleanDictionary(dictionary: PDFDict): void {
  for (const key of removed) dictionary.delete(name(key));
  const action = dictionary.get(name('S'))?.toString();
  if (action === '/JavaScript' || action === '/Launch' || action === '/SubmitForm' || action === '/ImportData') {
    for (const key of dictionary.keys()) dictionary.delete(key);
    return;
  }
  if (dictionary.get(name('Subtype')) && dictionary.get(name('Rect')))
    for (const key of ofNotes) dictionary.delete(name(key));
}

/** Goes through an object and what stands directly in it. What it points to is an object of its own. */
function cleanObject(object: PDFObject, depth = 0): void {
  if (depth > 60) giveUp('nested too deeply');
  if (object instanceof PDFStream) cleanDictionary(object.dict);
  const dictionary = object instanceof PDFDict ? object : object instanceof PDFStream ? object.dict : undefined;
  if (dictionary) {
    cleanDictionary(dictionary);
    for (const value of dictionary.values()) cleanObject(value, depth + 1);
  } else if (object instanceof PDFArray) {
    for (const value of object.asArray()) cleanObject(value, depth + 1);
  }
}

/** A photo inside of a document tells as much as one that is sent by itself. */
function cleanPicture(stream: PDFRawStream): PDFRawStream {
  if (stream.dict.get(name('Filter'))?.toString() !== '/DCTDecode') return stream;
  const content = cleanJpeg(stream.contents);
  stream.dict.delete(name('Length'));
  return PDFRawStream.of(stream.dict, content);
}

/**
 * A PDF without author, program, times, XMP, embedded files, scripts, actions, the names of those who noted something on its
 * pages, and what the photos in it tell. Earlier states of the document are gone as well.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array> {
  refuseBombs(bytes);
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    // A document without pages is broken, and asking for them may fail.
    if (document.getPageCount() === 0) giveUp('no pages');
  } catch (error) {
    if (error instanceof Uncleanable) throw error;
    throw new Uncleanable('damaged, or locked by a password');
  }
  const { context } = document;
  const objects = context.enumerateIndirectObjects();
  if (objects.length > objectsMax) giveUp('too many objects');
  const info = context.trailerInfo.Info;
  if (info instanceof PDFRef) context.delete(info);
  // oxlint-disable-next-line typescript/no-dynamic-delete -- a dictionary of the library with fixed names
  delete context.trailerInfo.Info;
  delete context.trailerInfo.ID;
  for (const [ref, object] of objects) {
    const type = object instanceof PDFStream ? object.dict.get(name('Type'))?.toString() : undefined;
    const dictionaryType = object instanceof PDFDict ? object.get(name('Type'))?.toString() : undefined;
    if (type === '/Metadata' || type === '/EmbeddedFile' || dictionaryType === '/Filespec') {
      context.delete(ref);
      continue;
    }
    cleanObject(object);
    if (object instanceof PDFRawStream) context.assign(ref, cleanPicture(object));
  }
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}
