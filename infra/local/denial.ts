import type { Refusal } from './authorisation.ts';
import { escapeXml, type ServiceAnswer } from './protocol.ts';

/** What was refused, in the words of IAM. */
export const denialInWords = (refusal: Refusal | 'unknown'): string =>
  refusal === 'unknown'
    ? 'not authorized to perform: an operation that the policies of this machine do not know'
    : `User: ${refusal.principal} is not authorized to perform: ${refusal.request.action} on resource: ${refusal.request.resource} because no identity-based policy allows the ${refusal.request.action} action (after a change of rights: npm run policies)`;

/** The answer of a service that refuses a call, in its own protocol. */
export function accessDenied(
  service: string,
  refusal: Refusal | 'unknown',
): { readonly message: string; readonly answer: ServiceAnswer } {
  const message = denialInWords(refusal);
  if (service === 'sts' || service === 'ses') {
    const body = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`;
    return { message, answer: { status: 403, headers: { 'content-type': 'text/xml' }, body } };
  }
  const code = 'AccessDeniedException';
  const type = service === 'dynamodb' ? `com.amazonaws.dynamodb.v20120810#${code}` : code;
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code };
  // DynamoDB and Step Functions refuse with 400, the others with 403.
  const status = service === 'dynamodb' || service === 'states' ? 400 : 403;
  return { message, answer: { status, headers, body: JSON.stringify({ __type: type, message, Message: message }) } };
}
