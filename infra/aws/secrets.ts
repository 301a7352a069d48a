import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/**
 * A secret of 32 bytes in base64, made once and kept. Secrets Manager makes letters and digits: 43 of them are 256 bits
 * of chance, and with the padding they read as base64.
 *
 * @returns a reference that CloudFormation resolves; the template holds no secret
 */
export function keyMaterial(scope: Construct, id: string, description: string): string {
  const secret = new Secret(scope, id, {
    description,
    generateSecretString: { passwordLength: 43, excludePunctuation: true, requireEachIncludedType: false },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  return Fn.join('', [secret.secretValue.unsafeUnwrap(), '=']);
}
