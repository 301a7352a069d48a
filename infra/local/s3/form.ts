import { ServiceError } from '../protocol.ts';

/** A browser's upload form: the fields with lower-case names, and the file, which must come last. */
export type UploadForm = {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: { readonly name: string; readonly content: Buffer };
};

const malformed = (): ServiceError =>
  new ServiceError(
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
    400,
  );

/** Reads multipart/form-data as S3 does: everything after the `file` field is ignored. */
export function readForm(contentType: string, body: Buffer): UploadForm {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined) throw malformed();
  const delimiter = Buffer.from(`\r\n--${name}`);
  const source = Buffer.concat([Buffer.from('\r\n'), body]);
  const fields = new Map<string, string>();
  let at = source.indexOf(delimiter);
  while (at >= 0) {
    const start = at + delimiter.length;
    const end = source.indexOf(delimiter, start);
    if (end < 0) throw malformed();
    const part = readPart(source.subarray(start, end));
    if (part.field === 'file') return { fields, file: { name: part.fileName, content: part.content } };
    fields.set(part.field.toLowerCase(), part.content.toString('utf8'));
    at = end;
  }
  throw new ServiceError('InvalidArgument', 'POST requires exactly one file upload per request.', 400);
}

function readPart(part: Buffer): { field: string; fileName: string; content: Buffer } {
  const headEnd = part.indexOf('\r\n\r\n');
  if (headEnd < 0) throw malformed();
  const head = part.toString('utf8', 0, headEnd);
  const field = /;\s*name="([^"]*)"/i.exec(head)?.[1];
  if (field === undefined) throw malformed();
  const fileName = /;\s*filename="([^"]*)"/i.exec(head)?.[1] ?? '';
  return { field, fileName, content: part.subarray(headEnd + 4) };
}
