import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Objects } from '../../infra/local/s3/objects.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { type Answer, ask, freshDataDir, startFixture } from './fixtures/stack.ts';

const data = freshDataDir();
const Bucket = 'huiyin-files';
let stack: Stack;
let s3: S3Client;

beforeAll(async () => {
  stack = await startFixture(data.path);
  s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
}, 60_000);
afterAll(async () => {
  await stack.stop();
  data.remove();
});

const put = (Key: string, Body: string): Promise<unknown> => s3.send(new PutObjectCommand({ Bucket, Key, Body }));
const files = 'hospital.files.localhost';

/** Asks the files host of a tenant with a URL that was signed for the front. */
const follow = (
  url: string,
  more: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Answer> => {
  const { pathname, search } = new URL(url);
  return ask(stack.port, { host: files, path: `${pathname}${search}`, ...more });
};

describe('through the SDK', () => {
  test('what is put can be read, copied, listed and deleted, whatever the key', async () => {
    const checked = new S3Client({});
    const Key = 't-1/投诉 照片(1).txt';
    const content = '事事有回音'.repeat(20_000);
    const Metadata = { complaint: 'c1' };
    const Body = Readable.from([Buffer.from(content)]);
    const ContentLength = Buffer.byteLength(content);
    await checked.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength, ContentType: 'text/plain', Metadata }));
    const got = await checked.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe(content);
    expect(got).toMatchObject({ ContentType: 'text/plain', Metadata: { complaint: 'c1' } });
    expect(got.ContentEncoding).toBeUndefined();
    const CopySource = `${Bucket}/${encodeURIComponent(Key)}`;
    await checked.send(new CopyObjectCommand({ Bucket, Key: 't-1/copy', CopySource }));
    const listed = await checked.send(new ListObjectsV2Command({ Bucket, Prefix: 't-1/' }));
    expect(listed.Contents?.map((object) => object.Key)).toEqual(['t-1/copy', Key]);
    await checked.send(new DeleteObjectCommand({ Bucket, Key }));
    await expect(checked.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('a part of an object can be read', async () => {
    await put('t-1/range', '0123456789');
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 't-1/range', Range: 'bytes=2-4' }));
    expect(await got.Body?.transformToString()).toBe('234');
    expect(got.ContentRange).toBe('bytes 2-4/10');
  });

  test('an object that must be new is refused when it exists, and a wrong checksum always', async () => {
    await put('t-1/new', 'a');
    const again = s3.send(new PutObjectCommand({ Bucket, Key: 't-1/new', Body: 'b', IfNoneMatch: '*' }));
    await expect(again).rejects.toMatchObject({ name: 'PreconditionFailed' });
    const wrong = s3.send(new PutObjectCommand({ Bucket, Key: 't-1/x', Body: 'b', ChecksumCRC32: 'AAAAAA==' }));
    await expect(wrong).rejects.toMatchObject({ name: 'BadDigest' });
  });

  test('long lists come in pages', async () => {
    for (const n of [1, 2, 3]) await put(`t-2/folder${n}/a`, 'x');
    const first = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 't-2/', Delimiter: '/', MaxKeys: 2 }));
    expect(first.CommonPrefixes?.map((entry) => entry.Prefix)).toEqual(['t-2/folder1/', 't-2/folder2/']);
    const ContinuationToken = first.NextContinuationToken;
    const second = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 't-2/', Delimiter: '/', ContinuationToken }),
    );
    expect(second.CommonPrefixes?.map((entry) => entry.Prefix)).toEqual(['t-2/folder3/']);
  });

  test('an unknown sub-resource, a foreign key and a foreign bucket are refused', async () => {
    await put('t-1/plain', 'x');
    const acl = s3.send(new GetObjectAclCommand({ Bucket, Key: 't-1/plain' }));
    await expect(acl).rejects.toMatchObject({ name: 'NotImplemented' });
    expect((await s3.send(new GetObjectTaggingCommand({ Bucket, Key: 't-1/plain' }))).TagSet).toEqual([]);
    const stranger = new S3Client({ credentials: { accessKeyId: 'AKIASTRANGER', secretAccessKey: 'x' } });
    const read = stranger.send(new GetObjectCommand({ Bucket, Key: 't-1/plain' }));
    await expect(read).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
    const other = s3.send(new HeadObjectCommand({ Bucket: 'other', Key: 'x' }));
    await expect(other).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
  });
});

const sign = (Key: string, expiresIn = 60, signingDate?: Date, tenant = 'hospital'): Promise<string> => {
  const command = new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: 'attachment; filename="a.txt"' });
  command.middlewareStack.add(
    (next) => (told) => {
      const { request } = z
        .object({ request: z.looseObject({ query: z.record(z.string(), z.unknown()) }) })
        .parse(told);
      const query = { ...request.query, 'x-tenant': tenant };
      return next({ ...told, request: Object.assign(told.request ?? {}, { query }) });
    },
    { step: 'build', name: 'bindToHost' },
  );
  return getSignedUrl(s3, command, { expiresIn, ...(signingDate === undefined ? {} : { signingDate }) });
};

describe('presigned', () => {
  test('a download passes through the files host of a tenant', async () => {
    await put('t-1/下载', 'content');
    const answer = await follow(await sign('t-1/下载'));
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toBe('content');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="a.txt"');
  });

  test('another key, another disposition, an expired link and no signature are refused', async () => {
    await put('t-1/mine', 'mine');
    await put('t-1/theirs', 'theirs');
    const url = await sign('t-1/mine');
    const long = new Date(Date.now() - 3_600_000);
    const refused = [
      url.replace('t-1/mine', 't-1/theirs'),
      url.replace('a.txt', 'b.txt'),
      await sign('t-1/mine', 60, long),
    ];
    for (const link of refused) expect((await follow(link)).status).toBe(403);
    expect((await follow(url.split('?')[0] ?? '')).status).toBe(404);
    expect((await follow(url)).status).toBe(200);
  });

  test('an address that was signed for another host is not there', async () => {
    await put('t-1/bound', 'x');
    expect((await follow(await sign('t-1/bound', 60, undefined, 'neighbour'))).status).toBe(404);
    const renamed = (await sign('t-1/bound', 60, undefined, 'neighbour')).replace(
      'x-tenant=neighbour',
      'x-tenant=hospital',
    );
    expect((await follow(renamed)).status).toBe(403);
  });

  test('nothing is put or removed by address', async () => {
    const url = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 't-1/upload' }), { expiresIn: 60 });
    expect((await follow(url, { method: 'PUT', body: 'uploaded' })).status).toBe(404);
  });

  test('pages of tenants may call the bucket, other pages may not', async () => {
    const from = (origin: string): Promise<Answer> =>
      ask(stack.port, {
        method: 'OPTIONS',
        host: files,
        path: `/${Bucket}/x`,
        headers: { origin, 'access-control-request-method': 'PUT' },
      });
    const intake = `http://hospital.localhost:${stack.port}`;
    expect((await from(intake)).headers['access-control-allow-origin']).toBe(intake);
    expect((await from(`http://hospital.console.localhost:${stack.port}`)).status).toBe(200);
    expect((await from('http://evil.example')).status).toBe(403);
  });
});

const redirect = (): string => `http://hospital.localhost:${stack.port}/done`;

const submit = (fields: Record<string, string>, content = 'picture'): Promise<Answer> => {
  const boundary = 'form-boundary-1';
  const part = (head: string, body: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const parts = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  const file = part('name="file"; filename="门诊.png"\r\nContent-Type: image/png', content);
  return ask(stack.port, {
    method: 'POST',
    host: files,
    path: `/${Bucket}`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join('')}${file}--${boundary}--\r\n`,
  });
};

const policy = (more: object = {}): Promise<PresignedPost> =>
  createPresignedPost(s3, {
    Bucket,
    Key: 't-1/form/${filename}',
    Conditions: [
      ['content-length-range', 1, 20],
      ['starts-with', '$Content-Type', 'image/'],
      ['starts-with', '$success_action_redirect', redirect()],
    ],
    Expires: 60,
    ...more,
  });

const wholeForm = async (): Promise<Record<string, string>> => ({
  ...(await policy()).fields,
  'Content-Type': 'image/png',
  success_action_redirect: redirect(),
});

describe('upload form', () => {
  test('a picture within the policy is kept under its own name and the browser goes on', async () => {
    const answer = await submit(await wholeForm());
    expect(answer.status).toBe(303);
    const location = new URL(answer.headers.location ?? '');
    expect(location.pathname).toBe('/done');
    expect(location.searchParams.get('key')).toBe('t-1/form/门诊.png');
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 't-1/form/门诊.png' }));
    expect(await got.Body?.transformToString()).toBe('picture');
    expect(got.ContentType).toBe('image/png');
  });

  test('everything outside the policy is refused', async () => {
    const form = await wholeForm();
    const refused: [string, Promise<Answer>, number][] = [
      ['too large', submit(form, 'x'.repeat(21)), 400],
      ['too small', submit(form, ''), 400],
      ['wrong type', submit({ ...form, 'Content-Type': 'text/html' }), 403],
      ['wrong place', submit({ ...form, key: 't-2/form/a' }), 403],
      ['extra field', submit({ ...form, 'x-amz-meta-owner': 'me' }), 403],
      ['wrong redirect', submit({ ...form, success_action_redirect: 'http://evil.example' }), 403],
      ['wrong signature', submit({ ...form, 'X-Amz-Signature': '0'.repeat(64) }), 403],
      ['no policy', submit({ key: 't-1/form/a' }), 403],
    ];
    for (const [why, answer, status] of refused) expect((await answer).status, why).toBe(status);
  });

  test('an expired policy is refused', async () => {
    const { fields } = await policy({ Expires: -10 });
    const answer = await submit({ ...fields, 'Content-Type': 'image/png', success_action_redirect: redirect() });
    expect(answer.status).toBe(403);
    expect(answer.body.toString()).toContain('Policy expired');
  });
});

describe('role sessions', () => {
  test('a session signs until it is replaced by a forged token', async () => {
    const assumed = await new STSClient({}).send(
      new AssumeRoleCommand({
        RoleArn: process.env['TENANT_ROLE_ARN'],
        RoleSessionName: 'tenant-1',
        DurationSeconds: 900,
        Tags: [{ Key: 'table', Value: 't-1' }],
      }),
    );
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = assumed.Credentials ?? {};
    expect(Expiration).toBeInstanceOf(Date);
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    const who = await new STSClient({ credentials }).send(new GetCallerIdentityCommand({}));
    expect(who.Arn).toBe('arn:aws:sts::000000000000:assumed-role/huiyin-tenant-data/tenant-1');
    await put('t-1/session', 'x');
    const read = new GetObjectCommand({ Bucket, Key: 't-1/session' });
    expect((await new S3Client({ credentials }).send(read)).ContentLength).toBe(1);
    const forged = new S3Client({ credentials: { ...credentials, sessionToken: 'forged' } }).send(read);
    await expect(forged).rejects.toMatchObject({ name: 'InvalidToken' });
  });
});

test('what is uploaded is gone after two days, what is kept is not', () => {
  const folder = freshDataDir();
  const store = new DatabaseSync(':memory:');
  let now = 0;
  const uploads = new Objects(store, folder.path, () => now, { table: 'upload', daysKept: 2 });
  const kept = new Objects(store, folder.path, () => now);
  for (const objects of [uploads, kept]) objects.put('t-1/a', Buffer.from('x'), {});
  now = 2 * 24 * 3600 * 1000 - 1;
  expect([uploads.find('t-1/a')?.size, kept.find('t-1/a')?.size]).toEqual([1, 1]);
  now += 1;
  expect([uploads.find('t-1/a'), uploads.list('', ''), kept.find('t-1/a')?.size]).toEqual([undefined, [], 1]);
  uploads.put('t-1/b', Buffer.from('y'), {});
  expect(readdirSync(join(folder.path, 'uploads'))).toHaveLength(1);
  folder.remove();
});
