import { type UnzipFileInfo, type Zippable, unzipSync, zipSync } from 'fflate';
import { Uncleanable, giveUp } from './bytes.ts';
import { cleanGif } from './gif.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';

/** What an archive may unfold to, in bytes, and how many parts it may have. */
const unfoldedMax = 150 * 1024 * 1024;
const partsMax = 5000;

/** Parts that tell who wrote what and when, that run by themselves, or that hide another file. */
const dropped: readonly RegExp[] = [
  /^docProps\//,
  /^customXml\//,
  /(^|\/)people\.xml$/,
  /(^|\/)(persons|threadedComments)\//,
  /(^|\/)comment(s|Authors|sExtended|sIds|sExtensible)[^/]*\.xml$/i,
  /(^|\/)comments\//,
  /(^|\/)(printerSettings|embeddings|activeX|ctrlProps|webextensions|revisions|customizations)(\/|\.)/,
  /(^|\/)(revisions?|users|userNames)\//,
  /vbaProject|vbaData|attachedToolbars|customUI/i,
];
/** Parts that describe the others; those that are gone leave them too. */
const isDropped = (name: string): boolean => dropped.some((pattern) => pattern.test(name));

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** The part that a relation points to, as a path of the archive; undefined for one outside. */
function targetOf(relations: string, target: string): string {
  const folder = relations.replace(/_rels\/[^/]*$/, '');
  const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Words of an author beside a change or note, and marks by which edits of one session are told from others. */
const traces: readonly (readonly [RegExp, string])[] = [
  [/\s(?:w|w14|w15|w16cid|w16du|mc):(?:author|initials|date|dateUtc|rsid\w*|userId|providerId)="[^"]*"/g, ''],
  [/<w:rsids>.*?<\/w:rsids>/gs, ''],
  [/<w:(commentRangeStart|commentRangeEnd|commentReference)\b[^>]*\/>/g, ''],
  [/<w:(attachedTemplate|proofState|docVars)\b[^>]*\/>/g, ''],
  [/<fileSharing\b[^>]*\/>/g, ''],
  [/<x15ac:absPath\b[^>]*\/>/g, ''],
  [/<(legacyDrawing|legacyDrawingHF)\b[^>]*\/>/g, ''],
  [/\s(?:lastEdited|lastModifiedBy|userName)="[^"]*"/g, ''],
];

function cleanXml(name: string, content: Uint8Array): Uint8Array {
  let text = decoder.decode(content);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) giveUp('entities in a document');
  if (name === '[Content_Types].xml') {
    text = text.replaceAll(/<Override\b[^>]*PartName="\/([^"]*)"[^>]*\/>/g, (whole, part: string) =>
      isDropped(part) ? '' : whole,
    );
  } else if (name.endsWith('.rels')) {
    text = text.replaceAll(/<Relationship\b[^>]*\bTarget="([^"]*)"[^>]*\/>/g, (whole, target: string) => {
      if (!/TargetMode="External"/.test(whole)) return isDropped(targetOf(name, target)) ? '' : whole;
      // A template or a picture that is fetched from elsewhere tells when somebody opens the document.
      return /\/hyperlink"/.test(whole) ? whole : '';
    });
  } else {
    for (const [pattern, without] of traces) text = text.replaceAll(pattern, without);
  }
  return encoder.encode(text);
}

const pictures: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  jpg: cleanJpeg,
  jpeg: cleanJpeg,
  png: cleanPng,
  gif: cleanGif,
};

function cleanPart(name: string, content: Uint8Array): Uint8Array {
  if (/\.(xml|rels|vml)$/.test(name)) return cleanXml(name, content);
  return pictures[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '']?.(content) ?? content;
}

/** Counts what an archive says of itself before anything of it is unfolded. */
function withinBounds(): (file: UnzipFileInfo) => boolean {
  let bytes = 0;
  let parts = 0;
  return ({ name, originalSize }) => {
    bytes += originalSize;
    parts += 1;
    if (bytes > unfoldedMax || parts > partsMax) giveUp('unfolds without bounds');
    return !isDropped(name) && !name.endsWith('/');
  };
}

/** Every part gets this date: the first that zip knows. */
const noDate = new Date(1980, 0, 2);

/**
 * A Word, Excel or PowerPoint document without properties, authors of changes and comments, the comments themselves, marks of
 * editing sessions, hidden files and macros, and without what the photos in it tell.
 */
export function cleanOffice(bytes: Uint8Array): Uint8Array {
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, { filter: withinBounds() });
  } catch (error) {
    throw error instanceof Uncleanable ? error : new Uncleanable('a damaged archive');
  }
  try {
    const cleaned: Zippable = {};
    for (const [name, content] of Object.entries(parts)) cleaned[name] = [cleanPart(name, content), { mtime: noDate }];
    if (!cleaned['[Content_Types].xml']) giveUp('no list of contents');
    return zipSync(cleaned, { level: 6 });
  } catch (error) {
    throw error instanceof TypeError ? new Uncleanable('text that is none') : error;
  }
}
