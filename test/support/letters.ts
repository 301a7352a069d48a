import { randomUUID } from 'node:crypto';
import { siteHost, openBrowser, type Service } from './service.ts';

/** A mail as somebody writes it; what is left out is as an ordinary mail program has it. */
export type Letter = {
  readonly from?: string;
  readonly to: string;
  readonly subject?: string;
  readonly text?: string;
  /** Further header lines. */
  readonly headers?: readonly string[];
  readonly files?: readonly { readonly name: string; readonly mediaType: string; readonly content: Buffer }[];
  readonly messageId?: string;
};

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

/** The letter as it travels. */
export function written(letter: Letter): Buffer {
  const { from = '刘先生 <patient@example.com>', to, subject = '投诉', text = '', headers = [], files = [] } = letter;
  const sender = /^(.*) <(.*)>$/.exec(from);
  const parts = [
    [
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(text).toString('base64'),
    ],
    ...files.map(({ name, mediaType, content }) => [
      `Content-Type: ${mediaType}`,
      `Content-Disposition: attachment; filename="${encoded(name)}"`,
      'Content-Transfer-Encoding: base64',
      '',
      content.toString('base64').replaceAll(/(.{76})/g, '$1\r\n'),
    ]),
  ];
  return Buffer.from(
    [
      `From: ${sender ? `${encoded(sender[1] ?? '')} <${sender[2]}>` : from}`,
      `To: ${to}`,
      `Subject: ${encoded(subject)}`,
      `Message-ID: <${letter.messageId ?? `${randomUUID()}@example.com`}>`,
      'Date: Mon, 28 Sep 2026 09:00:00 +0800',
      ...headers,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="letter"',
      '',
      ...parts.flatMap((part) => ['--letter', ...part]),
      '--letter--',
      '',
    ].join('\r\n'),
  );
}

/** Hands a letter to the post of the local service, and waits until it has arrived. */
export async function post(service: Service, letter: Letter | Buffer): Promise<void> {
  const browser = openBrowser(service);
  const body = Buffer.isBuffer(letter) ? letter : written(letter);
  const reply = await browser.ask(siteHost, '/_local/mail-in', { body, headers: { 'content-type': 'message/rfc822' } });
  if (reply.status !== 200) throw new Error(`the post was answered with ${reply.status}: ${reply.text}`);
  await browser.ask(siteHost, '/_local/idle', { json: {} });
}
