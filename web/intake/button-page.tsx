import { buttonWords, newTabWords } from '../words/intake/button.ts';
import { assets } from './frame/assets.ts';
import type { Frame } from './frame/page.tsx';

export type ButtonLabel = keyof typeof buttonWords;

/** A button for the organisation's own site: a page of nothing else, to be shown in a frame there. */
export function ButtonPage({ frame, label, address }: { frame: Frame; label: ButtonLabel; address: string }) {
  const { language } = frame;
  const text = buttonWords[label][language];
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${text} - ${frame.brand}`}</title>
        <link rel="stylesheet" href={assets.button.path} />
        {frame.look?.style === undefined ? null : <link rel="stylesheet" href={frame.look.style} />}
      </head>
      <body>
        <a href={address} target="_blank" rel="noopener">
          {text} <span>{newTabWords[language]}</span>
        </a>
      </body>
    </html>
  );
}
