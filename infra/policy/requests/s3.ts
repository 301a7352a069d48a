import type { IamRequest } from '../statement.ts';
import type { ReadRequests } from './call.ts';

/** The key that an upload form names. */
const keyOfForm = (body: Buffer): string | undefined =>
  /name="key"\r?\n(?:[^\r\n]+\r?\n)*\r?\n([^\r\n]*)/.exec(body.subarray(0, 64 * 1024).toString('utf8'))?.[1];

const actionOf = (method: string, query: URLSearchParams): string | undefined => {
  const ofVersion = query.has('versionId') ? 'Version' : '';
  if (query.has('tagging')) {
    const tagging: Readonly<Record<string, string>> = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' };
    const verb = tagging[method];
    return verb && `s3:${verb}Object${ofVersion}Tagging`;
  }
  const objects: Readonly<Record<string, string>> = {
    GET: `s3:GetObject${ofVersion}`,
    // S3 has no action for looking at the head alone.
    HEAD: `s3:GetObject${ofVersion}`,
    PUT: 's3:PutObject',
    DELETE: `s3:DeleteObject${ofVersion}`,
  };
  return objects[method];
};

/**
 * S3 by path: `/<bucket>/<key>`. A copy reads its source and writes its target.
 * Source: Service Authorization Reference, "Amazon S3".
 */
export const s3Requests: ReadRequests = ({ method, url, headers, body }, { partition }) => {
  const arn = (path: string): string => `arn:${partition}:s3:::${path}`;
  const path = decodeURIComponent(url.pathname.slice(1));
  const [bucket = '', ...rest] = path.split('/');
  const key = rest.join('/');
  const about = (action: string, resource: string, context: IamRequest['context'] = {}): IamRequest => ({
    action,
    resource: arn(resource),
    context,
  });
  if (key === '') {
    if (method === 'POST') {
      const uploaded = keyOfForm(body);
      return uploaded === undefined ? 'unknown' : [about('s3:PutObject', `${bucket}/${uploaded}`)];
    }
    if (method !== 'GET') return 'unknown';
    const prefix = url.searchParams.get('prefix');
    const action = url.searchParams.has('versions') ? 's3:ListBucketVersions' : 's3:ListBucket';
    return [about(action, bucket, prefix === null ? {} : { 's3:prefix': [prefix] })];
  }
  const action = actionOf(method, url.searchParams);
  if (action === undefined) return 'unknown';
  const source = headers['x-amz-copy-source'];
  return [
    about(action, path),
    ...(typeof source === 'string' ? [about('s3:GetObject', decodeURIComponent(source.replace(/^\//, '')))] : []),
  ];
};
