import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { requirePolicy } from '../../../infra/local/s3/post-policy.ts';
import { requirePolicySignature } from '../../../infra/local/s3/signature.ts';
import { type PostPolicy, postFields } from '../../../shared/files/post-policy.ts';

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const session = { ...credentials, sessionToken: 'a session of one tenant' };
const secretOf = (accessKeyId: string) =>
  accessKeyId === credentials.accessKeyId ? { secret: credentials.secretAccessKey } : undefined;

/** Signed far in the future, because the verifier judges expiry by real time. */
const policy: PostPolicy = {
  bucket: 'huiyin-files',
  key: 'TABLE/COMPLAINT/FILE',
  region: 'us-east-1',
  bytesMin: 1,
  bytesMax: 10,
  exactly: { 'x-amz-meta-name': 'a.jpg', success_action_status: '204' },
  signedAt: new Date('2126-01-02T03:04:05.678Z'),
  validSeconds: 900,
};

const fieldsOf = (change: Partial<PostPolicy> = {}) =>
  new Map(Object.entries(postFields(credentials, { ...policy, ...change })));
const check = (fields: ReadonlyMap<string, string>, bytes = 5, bucket = 'huiyin-files'): void => {
  requirePolicySignature(fields, secretOf);
  requirePolicy({ fields, file: { name: 'a.jpg', content: Buffer.alloc(bytes) } }, bucket);
};

describe('the verifier that these tests rely on', () => {
  it("takes a form of AWS's own client", async () => {
    const client = new S3Client({ region: 'us-east-1', credentials });
    const { fields } = await createPresignedPost(client, {
      Bucket: 'huiyin-files',
      Key: 'k',
      Conditions: [['content-length-range', 1, 10]],
    });
    const lower = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
    expect(() => check(lower)).not.toThrow();
    expect(() => check(lower, 11)).toThrow(/exceeds/);
  });

  it("takes the worked example of AWS's documentation for browser uploads", () => {
    // "Example: Browser-Based Upload using HTTP POST (Using AWS Signature Version 4)"
    const example = new Map([
      ['x-amz-algorithm', 'AWS4-HMAC-SHA256'],
      ['x-amz-credential', 'AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request'],
      [
        'policy',
        'eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9',
      ],
      ['x-amz-signature', '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e'],
    ]);
    expect(() => requirePolicySignature(example, secretOf)).not.toThrow();
  });
});

describe('an upload form', () => {
  it('is taken with a file within its limits', () => {
    expect(() => check(fieldsOf())).not.toThrow();
    expect(() => check(fieldsOf(), 1)).not.toThrow();
    expect(() => check(fieldsOf(), 10)).not.toThrow();
  });

  it('is dated and expires', () => {
    const fields = fieldsOf();
    expect(fields.get('x-amz-date')).toBe('21260102T030405Z');
    expect(fields.get('x-amz-credential')).toBe('AKIAIOSFODNN7EXAMPLE/21260102/us-east-1/s3/aws4_request');
    expect(JSON.parse(Buffer.from(fields.get('policy') ?? '', 'base64').toString('utf8'))).toMatchObject({
      expiration: '2126-01-02T03:19:05.678Z',
    });
    expect(() => check(fieldsOf({ signedAt: new Date('2020-01-01T00:00:00.000Z') }))).toThrow('Policy expired');
  });

  it('refuses a file that is empty or too large, and another bucket', () => {
    expect(() => check(fieldsOf(), 0)).toThrow(/smaller/);
    expect(() => check(fieldsOf(), 11)).toThrow(/exceeds/);
    expect(() => check(fieldsOf(), 5, 'somebody-elses')).toThrow(/bucket/);
  });

  it.each(['key', 'x-amz-meta-name', 'success_action_status', 'x-amz-date'])('pins %s', (name) => {
    expect(() => check(new Map([...fieldsOf(), [name, 'forged']]))).toThrow(/Policy Condition failed/);
  });

  it('takes no field that its policy does not speak of', () => {
    expect(() => check(new Map([...fieldsOf(), ['acl', 'public-read']]))).toThrow(/Extra input fields: acl/);
  });

  it('cannot be rewritten: the policy is what was signed', () => {
    const fields = fieldsOf();
    const wider = postFields(credentials, { ...policy, bytesMax: 1_000_000 });
    expect(() => check(new Map([...fields, ['policy', wider['policy'] ?? '']]))).toThrow(/signature/);
  });

  it('carries the session of its tenant, pinned as well', () => {
    const fields = new Map(Object.entries(postFields(session, policy)));
    expect(fields.get('x-amz-security-token')).toBe(session.sessionToken);
    expect(() => check(fields)).not.toThrow();
    expect(() => check(new Map([...fields, ['x-amz-security-token', 'of another']]))).toThrow(
      /Policy Condition failed/,
    );
  });
});
