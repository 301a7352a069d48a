import type { IncomingMessage } from 'node:http';
import { uploadRefusedPage } from '../../upload-refused.ts';
import type { ServiceAnswer } from '../protocol.ts';

/** Whether the files host of a tenant answers at all; at the edge of AWS a function does the same. */
export function answersOnHost(slug: string, method: string, query: URLSearchParams): boolean {
  if (method === 'POST' || method === 'OPTIONS') return true;
  const bound = query.getAll('x-tenant');
  return (method === 'GET' || method === 'HEAD') && bound.length === 1 && bound[0] === slug;
}

/** A refusal of S3 as people read it: whoever came with a form sees a page, a script sees what S3 says. */
export function inWords(answer: ServiceAnswer, request: IncomingMessage): ServiceAnswer {
  const isPage = request.headers['sec-fetch-mode'] === 'navigate';
  if (answer.status < 400 || !isPage) return answer;
  return {
    status: answer.status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; sandbox" },
    body: uploadRefusedPage,
  };
}
