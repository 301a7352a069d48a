import { AwsClient } from 'aws4fetch';
import * as z from 'zod';

const Environment = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string(),
  AWS_ENDPOINT_URL_STS: z.string().optional(),
});

/** AWS lets a chained role session live an hour. */
const sessionSeconds = 3600;

export type RoleSession = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
};

/** The text of an element that stands once in the answer and holds no markup. */
function elementIn(xml: string, name: string): string {
  const text = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
  if (text === undefined) throw new Error(`the role session came without ${name}`);
  return text.replaceAll('&amp;', '&');
}

/**
 * Assumes a role with session tags. One signed call of AWS's Query protocol: the SDK's client for it would add 45 kB to
 * every cold start.
 *
 * @throws when STS answers with anything but credentials
 */
export async function assumeRole(
  roleArn: string,
  sessionName: string,
  tags: Readonly<Record<string, string>>,
): Promise<RoleSession> {
  const environment = Environment.parse(process.env);
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION } = environment;
  const domain = AWS_REGION.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const client = new AwsClient({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN !== undefined && { sessionToken: AWS_SESSION_TOKEN }),
    service: 'sts',
    region: AWS_REGION,
    retries: 4,
  });
  const form = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    DurationSeconds: String(sessionSeconds),
  });
  Object.entries(tags).forEach(([key, value], index) => {
    form.set(`Tags.member.${index + 1}.Key`, key);
    form.set(`Tags.member.${index + 1}.Value`, value);
  });
  const answer = await client.fetch(environment.AWS_ENDPOINT_URL_STS ?? `https://sts.${AWS_REGION}.${domain}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: form.toString(),
    signal: AbortSignal.timeout(10_000),
  });
  const xml = await answer.text();
  if (!answer.ok)
    throw new Error(`AssumeRole answered ${answer.status}: ${/<Code>([^<]+)</.exec(xml)?.[1] ?? 'no code'}`);
  return {
    accessKeyId: elementIn(xml, 'AccessKeyId'),
    secretAccessKey: elementIn(xml, 'SecretAccessKey'),
    sessionToken: elementIn(xml, 'SessionToken'),
    expiration: new Date(elementIn(xml, 'Expiration')),
  };
}
