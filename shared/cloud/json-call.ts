import { AwsClient } from 'aws4fetch';
import * as z from 'zod';

/** An answer of AWS that is no success: `name` is the error's type, as AWS documents it for the action. */
export class CloudRefusal extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const services = {
  sqs: { target: 'AmazonSQS', endpoint: 'AWS_ENDPOINT_URL_SQS', host: 'sqs' },
  states: { target: 'AWSStepFunctions', endpoint: 'AWS_ENDPOINT_URL_SFN', host: 'states' },
} as const;
export type JsonService = keyof typeof services;

const typeField = '__type';
const Failure = z.looseObject({
  [typeField]: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

const Credentials = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string(),
});

/** China's regions have a domain of their own. */
const suffix = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');

/**
 * Calls one action of a service that speaks AWS's JSON protocol, signed, with retries on throttling and outages. For the two
 * actions that request functions need of SQS and Step Functions: their SDK clients would add 46 kB to every cold start.
 *
 * @throws CloudRefusal when AWS answers with an error
 */
export async function jsonCall(service: JsonService, action: string, input: object): Promise<unknown> {
  const { target, endpoint, host } = services[service];
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION } = Credentials.parse(process.env);
  const client = new AwsClient({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN !== undefined && { sessionToken: AWS_SESSION_TOKEN }),
    service,
    region: AWS_REGION,
    retries: 4,
  });
  const answer = await client.fetch(process.env[endpoint] ?? `https://${host}.${AWS_REGION}.${suffix(AWS_REGION)}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `${target}.${action}` },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  if (answer.ok) return text === '' ? {} : (JSON.parse(text) as unknown);
  const failure = Failure.safeParse(text.startsWith('{') ? JSON.parse(text) : undefined);
  const type = failure.success ? failure.data[typeField].replace(/^.*#/, '') : 'ServiceUnavailable';
  throw new CloudRefusal(type, failure.data?.message ?? failure.data?.Message ?? `${action} answered ${answer.status}`);
}

/** Whether AWS refused because the thing is there already, which a repeated call takes for success. */
export const isRefusal = (error: unknown, name: string): boolean =>
  error instanceof CloudRefusal && error.name === name;
