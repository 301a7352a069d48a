import * as z from 'zod';

const Credentials = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
});

/**
 * Stands in for the SDK's chain of credential providers when functions are bundled (infra/bundling.ts): a Lambda function has
 * its credentials in the environment and nowhere else, and the chain's clients for sign-on portals, metadata services and
 * profiles would add 90 kB to every cold start.
 */
export const defaultProvider = () => () => {
  const found = Credentials.parse(process.env);
  return Promise.resolve({
    accessKeyId: found.AWS_ACCESS_KEY_ID,
    secretAccessKey: found.AWS_SECRET_ACCESS_KEY,
    ...(found.AWS_SESSION_TOKEN !== undefined && { sessionToken: found.AWS_SESSION_TOKEN }),
  });
};
