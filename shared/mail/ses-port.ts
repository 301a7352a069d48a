import { SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Message, NoticePort } from '../usecase/notices/ports.ts';

/** The message as a MIME text with a fixed Message-ID, marked as automatic so that nobody's absence notice answers it. */
async function compose(message: Message): Promise<Buffer> {
  const domain = message.from.address.slice(message.from.address.indexOf('@') + 1);
  const composer = new MailComposer({
    messageId: `<${message.id}@${domain}>`,
    from: message.from,
    to: message.to.name === undefined ? message.to.address : { name: message.to.name, address: message.to.address },
    subject: message.subject,
    text: message.text,
    html: message.html,
    textEncoding: 'base64',
    ...(message.answers && {
      replyTo: message.answers.address,
      inReplyTo: message.answers.thread,
      references: message.answers.thread,
    }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': message.language,
      // SES takes this one out and reports it with what becomes of the mail.
      ...(message.tags && { 'X-SES-MESSAGE-TAGS': `tenant=${message.tags.tenant}, notice=${message.tags.notice}` }),
    },
  });
  return composer.compile().build();
}

/**
 * Mail through SES.
 *
 * @param configurationSet empty for none
 */
export const sesNoticePort = (ses: SESClient, configurationSet: string): NoticePort => ({
  async send(message) {
    await ses.send(
      new SendRawEmailCommand({
        RawMessage: { Data: await compose(message) },
        ...(configurationSet !== '' && { ConfigurationSetName: configurationSet }),
      }),
    );
  },
});
