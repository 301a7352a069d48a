import * as z from 'zod';
import { accountId } from '../names.ts';
import { escapeXml, queryService, type Service, ServiceError } from '../protocol.ts';
import type { Sessions } from './sessions.ts';

const AssumeRole = z.object({
  RoleArn: z.string().regex(/^arn:aws:iam::\d{12}:role\/.+$/),
  RoleSessionName: z.string().regex(/^[\w+=,.@-]{2,64}$/),
  DurationSeconds: z.coerce.number().int().min(900).max(43_200).default(3600),
});

const Tag = z.object({ key: z.string().min(1).max(128), value: z.string().max(256) });
const tagsMax = 50;

/** `Tags.member.1.Key`, `Tags.member.1.Value`, ... of the form as one record. */
function readTags(form: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let n = 1; form.has(`Tags.member.${n}.Key`); n += 1) {
    const tag = Tag.parse({ key: form.get(`Tags.member.${n}.Key`), value: form.get(`Tags.member.${n}.Value`) });
    if (Object.hasOwn(tags, tag.key)) throw new ServiceError('InvalidParameterValue', `tag twice: ${tag.key}`);
    tags[tag.key] = tag.value;
  }
  if (Object.keys(tags).length > tagsMax) throw new ServiceError('LimitExceeded', `more than ${tagsMax} tags`);
  return tags;
}

/** The Security Token Service, as far as the functions use it. */
export function stsService(sessions: Sessions): Service {
  return queryService('https://sts.amazonaws.com/doc/2011-06-15/', {
    AssumeRole: (form) => {
      if (form.has('Policy') || form.has('PolicyArns.member.1.arn')) {
        throw new ServiceError('NotImplemented', 'session policies are not evaluated on this machine');
      }
      const request = AssumeRole.parse(Object.fromEntries(form));
      const session = sessions.open({
        roleArn: request.RoleArn,
        roleSessionName: request.RoleSessionName,
        tags: readTags(form),
        seconds: request.DurationSeconds,
      });
      const user = assumedRoleArn(request.RoleArn, request.RoleSessionName);
      return (
        `<Credentials><AccessKeyId>${session.accessKeyId}</AccessKeyId><SecretAccessKey>${session.secretAccessKey}</SecretAccessKey>` +
        `<SessionToken>${session.sessionToken}</SessionToken><Expiration>${new Date(session.expiresAtMs).toISOString()}</Expiration></Credentials>` +
        `<AssumedRoleUser><AssumedRoleId>AROA:${escapeXml(request.RoleSessionName)}</AssumedRoleId><Arn>${escapeXml(user)}</Arn></AssumedRoleUser>`
      );
    },

    GetCallerIdentity: (_form, request) => {
      const session = sessions.find(request.accessKeyId);
      const arn =
        session === undefined
          ? `arn:aws:iam::${accountId}:root`
          : assumedRoleArn(session.roleArn, session.roleSessionName);
      return `<Arn>${escapeXml(arn)}</Arn><UserId>${accountId}</UserId><Account>${accountId}</Account>`;
    },
  });
}

const assumedRoleArn = (roleArn: string, sessionName: string): string =>
  `arn:aws:sts::${accountId}:assumed-role/${roleArn.split(':role/')[1] ?? ''}/${sessionName}`;
