import type { Language } from '../../../shared/kernel/text.ts';
import type { MailWords } from './mail-facts.ts';
import { frameWords } from './words.ts';

const escaped: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escaped[character] ?? character);

/** A mail as plain text and as modest HTML that every mail reader shows, even on an old phone. */
export function letter(
  words: MailWords,
  about: {
    readonly language: Language;
    readonly name: string | undefined;
    readonly from: string;
    readonly link: string;
    /** Whether an answer finds its way. */
    readonly mayAnswer?: boolean;
  },
): { readonly text: string; readonly html: string } {
  const frame = frameWords[about.language];
  const greeting = frame.greeting(about.name);
  const closing = about.mayAnswer ? frame.answerable : frame.automatic;
  const text = [greeting, '', ...words.lines, '', `${words.action}: ${about.link}`, '', about.from, closing, ''].join(
    '\n',
  );
  const paragraph = (line: string): string => `<p style="margin:0 0 12px">${escape(line)}</p>`;
  const html = [
    `<!doctype html><html lang="${about.language}"><head><meta charset="utf-8"><title>${escape(words.subject)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#f4f6f8;color:#1c2733;font:16px/1.6 sans-serif">',
    '<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">',
    paragraph(greeting),
    ...words.lines.map(paragraph),
    `<p style="margin:24px 0"><a href="${escape(about.link)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5c56;color:#ffffff;text-decoration:none">${escape(words.action)}</a></p>`,
    `<p style="margin:0 0 4px;color:#4a5866">${escape(about.from)}</p><p style="margin:0;color:#4a5866;font-size:14px">${escape(closing)}</p>`,
    '</div></body></html>',
  ].join('');
  return { text, html };
}
