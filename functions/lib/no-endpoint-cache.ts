/**
 * Stands for `@aws-sdk/endpoint-cache` in every bundle. DynamoDB's client can ask a service for its endpoints and keep what
 * it learns; we never let it, and its cache would cost every cold start 8 kB.
 */
export class EndpointCache {
  readonly getEndpoint = (): undefined => undefined;
  readonly get = (): undefined => undefined;
  readonly has = (): boolean => false;
  readonly set = (): void => {};
  readonly delete = (): void => {};
  readonly clear = (): void => {};
}
