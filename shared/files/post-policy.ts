import { createHmac } from 'node:crypto';

/** Credentials of AWS as its clients hold them. */
export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
};

export type PostPolicy = {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly bytesMin: number;
  readonly bytesMax: number;
  /** Fields that the form carries and the policy pins to exactly these values. */
  readonly exactly: Readonly<Record<string, string>>;
  readonly signedAt: Date;
  readonly validSeconds: number;
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * The fields of a browser form that S3 takes exactly one file with (POST Object, Signature Version 4). One chain of HMACs,
 * so that the public pages carry no S3 client.
 */
export function postFields(credentials: Credentials, policy: PostPolicy): Record<string, string> {
  const stamp = policy.signedAt.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const scope = `${day}/${policy.region}/s3/aws4_request`;
  const fields: Record<string, string> = {
    ...policy.exactly,
    key: policy.key,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${credentials.accessKeyId}/${scope}`,
    'x-amz-date': stamp,
    ...(credentials.sessionToken !== undefined && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const document = {
    expiration: new Date(policy.signedAt.getTime() + policy.validSeconds * 1000).toISOString(),
    conditions: [
      { bucket: policy.bucket },
      ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
      ['content-length-range', policy.bytesMin, policy.bytesMax],
    ],
  };
  const encoded = Buffer.from(JSON.stringify(document)).toString('base64');
  const signingKey = hmac(
    hmac(hmac(hmac(`AWS4${credentials.secretAccessKey}`, day), policy.region), 's3'),
    'aws4_request',
  );
  return { ...fields, policy: encoded, 'x-amz-signature': hmac(signingKey, encoded).toString('hex') };
}
