import type { StoredEvent } from '../complaint/ports.ts';
import type { KeptMail } from './ports.ts';

/** Whether a mail stands with a complaint already, because adding it broke off before the box heard of it. */
export const isAdded = (events: readonly StoredEvent[], mail: KeptMail): boolean =>
  events.some(({ event, texts }) => {
    if (event.type !== 'ComplaintSupplemented' || event.at < mail.receivedAt) return false;
    const narrative = mail.text ?? '';
    if (narrative !== '') return texts.narrative === narrative;
    return event.data.attachments?.some(({ id }) => mail.files.some((file) => file.id === id)) ?? false;
  });
