import type { ReadRequests } from './call.ts';
import { dynamodbRequests } from './dynamodb.ts';
import { lambdaRequests, sesRequests, sqsRequests, statesRequests, stsRequests } from './other-services.ts';
import { s3Requests } from './s3.ts';

/** By the name of the service as it stands in the scope of a signature. */
export const requestsBehind = {
  dynamodb: dynamodbRequests,
  states: statesRequests,
  sqs: sqsRequests,
  ses: sesRequests,
  sts: stsRequests,
  lambda: lambdaRequests,
  s3: s3Requests,
} as const satisfies Readonly<Record<string, ReadRequests>>;
