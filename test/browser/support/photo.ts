import sharp from 'sharp';

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">
  <defs><radialGradient id="g"><stop offset="0" stop-color="#f3efe6"/><stop offset="1" stop-color="#8f9a94"/></radialGradient></defs>
  <rect width="800" height="600" fill="#54707a"/><ellipse cx="400" cy="310" rx="300" ry="210" fill="url(#g)"/>
  <path d="M230 330c70-120 110 90 180-20s90 60 170-40" fill="none" stroke="#c9bda6" stroke-width="46" stroke-linecap="round"/>
</svg>`;

/** A small photo, as a phone would send it: a strip of gauze in a kidney dish. */
export const takePhoto = (): Promise<Buffer> => sharp(Buffer.from(drawing)).jpeg({ quality: 70 }).toBuffer();
