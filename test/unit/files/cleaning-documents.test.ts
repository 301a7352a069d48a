import { unzipSync, zipSync } from 'fflate';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { MediaType } from '../../../shared/complaint/media-types.ts';
import { clean } from '../../../shared/files/cleaning/clean.ts';
import { mediaTypeOfWhole } from '../../../shared/files/media-type.ts';

const planted = 'Zhang San wrote this';

async function cleaned(content: Uint8Array, mediaType: MediaType): Promise<Buffer> {
  expect(mediaTypeOfWhole(content)).toBe(mediaType);
  const outcome = await clean(content, mediaType);
  if (outcome === 'cannot-clean') throw new Error('it could not be cleaned');
  expect(mediaTypeOfWhole(outcome.content)).toBe(mediaType);
  return Buffer.from(outcome.content);
}

const photo = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#c33' } })
    .withExif({ IFD0: { Artist: planted } })
    .jpeg()
    .toBuffer();

const telling = async (useObjectStreams: boolean): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const page = document.addPage([200, 200]);
  page.drawText('the page itself');
  page.drawImage(await document.embedJpg(await photo()));
  document.setAuthor(planted);
  document.setTitle(planted);
  document.setProducer(planted);
  await document.attach(Buffer.from(planted), 'hidden.txt');
  document.addJavaScript('open', `app.alert('${planted}')`);
  const { context, catalog } = document;
  catalog.set(
    PDFName.of('Metadata'),
    context.register(context.stream(`<xmp>${planted}</xmp>`, { Type: 'Metadata', Subtype: 'XML' })),
  );
  catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of(planted) }));
  const note = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [0, 0, 10, 10],
    T: PDFString.of(planted),
    Contents: PDFString.of('a note'),
  });
  page.node.addAnnot(context.register(note));
  return document.save({ useObjectStreams });
};

describe('a PDF', () => {
  test.each([true, false])(
    'keeps its pages, and loses author, files, scripts and what its photos tell (packed: %s)',
    async (isPacked) => {
      const made = await telling(isPacked);
      const bytes = await cleaned(made, 'application/pdf');
      expect(bytes.includes('Zhang San')).toBe(false);
      const hex = Buffer.from(planted, 'utf16le').swap16().toString('hex').toUpperCase();
      expect(bytes.includes(hex)).toBe(false);
      expect(bytes.includes('JavaScript')).toBe(false);
      expect(bytes.includes('EmbeddedFile')).toBe(false);
      const again = await PDFDocument.load(bytes, { updateMetadata: false });
      expect(again.getPageCount()).toBe(1);
      expect([again.getAuthor(), again.getTitle(), again.getProducer()]).toEqual([undefined, undefined, undefined]);
      expect(bytes.includes('a note')).toBe(true);
      const second = await clean(bytes, 'application/pdf');
      expect(second === 'cannot-clean' ? second : Buffer.from(second.content).includes('Zhang')).toBe(false);
    },
  );

  test('whose earlier state told more does not keep it', async () => {
    const document = await PDFDocument.create();
    document.addPage().drawText('final');
    const first = Buffer.from(await document.save({ useObjectStreams: false }));
    const update = Buffer.from(`\n99 0 obj\n(${planted})\nendobj\n99 0 obj\n(nothing)\nendobj\n`);
    const at = first.lastIndexOf('\nxref');
    const bytes = await cleaned(Buffer.concat([first.subarray(0, at), update, first.subarray(at)]), 'application/pdf');
    expect(bytes.includes('Zhang San')).toBe(false);
  });

  test.each([
    ['damaged', Buffer.from('%PDF-1.7\nnothing more')],
    [
      'locked',
      Buffer.from(
        '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Filter/Standard>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R>>\n%%EOF',
      ),
    ],
  ])('that is %s cannot be cleaned', async (_, content) => {
    expect(await clean(content, 'application/pdf')).toBe('cannot-clean');
  });

  test('whose structures unfold without bounds is given up at once', async () => {
    const { deflateSync } = await import('node:zlib');
    const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024));
    const content = Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${bomb.length}>>stream\n`),
      bomb,
      Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
    ]);
    const begun = performance.now();
    expect(await clean(content, 'application/pdf')).toBe('cannot-clean');
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const relation = (id: number, kind: string, target: string, more = ''): string =>
  `<Relationship Id="rId${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"${more}/>`;
const document = async (more: Readonly<Record<string, Uint8Array>> = {}): Promise<Uint8Array> =>
  zipSync({
    '[Content_Types].xml': text(
      '<Types><Default Extension="xml" ContentType="x"/><Override PartName="/word/document.xml" ContentType="d"/><Override PartName="/docProps/core.xml" ContentType="c"/><Override PartName="/word/comments.xml" ContentType="c"/></Types>',
    ),
    '_rels/.rels': text(
      `<Relationships>${relation(1, 'officeDocument', 'word/document.xml')}${relation(2, 'core-properties', 'docProps/core.xml')}</Relationships>`,
    ),
    'word/_rels/document.xml.rels': text(
      `<Relationships>${relation(1, 'comments', 'comments.xml')}${relation(2, 'image', 'media/image1.jpeg')}${relation(3, 'hyperlink', 'https://example.cn/', ' TargetMode="External"')}${relation(4, 'attachedTemplate', `file:///C:/Users/${planted}/x.dotx`, ' TargetMode="External"')}${relation(5, 'people', '/word/people.xml')}</Relationships>`,
    ),
    'word/document.xml': text(
      `<w:document><w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:ins w:id="1" w:author="${planted}" w:date="2026-11-22T10:00:00Z"><w:r><w:t>投诉的经过</w:t></w:r></w:ins><w:commentReference w:id="0"/></w:p></w:document>`,
    ),
    'word/comments.xml': text(`<w:comments><w:comment w:author="${planted}"/></w:comments>`),
    'word/people.xml': text(planted),
    'word/settings.xml': text(
      '<w:settings><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:zoom w:percent="100"/></w:settings>',
    ),
    'word/media/image1.jpeg': new Uint8Array(await photo()),
    'word/embeddings/oleObject1.bin': text(planted),
    'docProps/core.xml': text(`<cp:coreProperties><dc:creator>${planted}</dc:creator></cp:coreProperties>`),
    'docProps/app.xml': text(`<Properties><Company>${planted}</Company></Properties>`),
    'customXml/item1.xml': text(planted),
    ...more,
  });

describe('an Office document', () => {
  test('keeps its words, and loses authors, comments, sessions, hidden files and what its photos tell', async () => {
    const bytes = await cleaned(await document(), word);
    const parts = unzipSync(bytes);
    expect(Object.keys(parts).toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/media/image1.jpeg',
      'word/settings.xml',
    ]);
    for (const [name, part] of Object.entries(parts))
      expect([name, Buffer.from(part).includes('Zhang San')]).toEqual([name, false]);
    const read = (name: string): string => new TextDecoder().decode(parts[name]);
    expect(read('word/document.xml')).toBe(
      '<w:document><w:p><w:ins w:id="1"><w:r><w:t>投诉的经过</w:t></w:r></w:ins></w:p></w:document>',
    );
    expect(read('[Content_Types].xml')).not.toMatch(/docProps|comments/);
    expect(read('word/_rels/document.xml.rels')).toMatch(/media\/image1.*hyperlink/);
    expect(read('word/_rels/document.xml.rels')).not.toMatch(/comments|people|Template/);
    expect(read('word/settings.xml')).not.toContain('rsid');
    expect((await sharp(parts['word/media/image1.jpeg']).metadata()).exif).toBeUndefined();
    const again = await clean(bytes, word);
    expect(again === 'cannot-clean' ? again : again.changed).toBe(false);
  });

  test('of a workbook loses the path that it was saved under', async () => {
    const made = zipSync({
      '[Content_Types].xml': text('<Types/>'),
      'xl/workbook.xml': text(`<workbook><x15ac:absPath url="C:\\Users\\${planted}\\"/><sheets/></workbook>`),
    });
    const parts = unzipSync(await cleaned(made, sheet));
    expect(new TextDecoder().decode(parts['xl/workbook.xml'])).toBe('<workbook><sheets/></workbook>');
  });

  test.each([
    ['a damaged archive', async () => (await document()).subarray(0, 200)],
    ['entities', () => document({ 'word/styles.xml': text('<!DOCTYPE x [<!ENTITY a "b">]><x/>') })],
    ['text that is none', () => document({ 'word/styles.xml': Uint8Array.from([0x3c, 0xff, 0xfe]) })],
  ])('with %s cannot be cleaned', async (_, make) => {
    expect(await clean(await make(), word)).toBe('cannot-clean');
  });

  test('that unfolds without bounds is given up at once', async () => {
    const bomb = await document({ 'word/big.xml': new Uint8Array(160 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(2_000_000);
    const begun = performance.now();
    expect(await clean(bomb, word)).toBe('cannot-clean');
    expect(performance.now() - begun).toBeLessThan(2000);
  }, 30_000);
});

test.each(['application/msword', 'application/vnd.ms-excel'] as const)('nobody can clean %s', async (mediaType) => {
  expect(await clean(Buffer.from('anything'), mediaType)).toBe('cannot-clean');
});
