/* oxlint-disable no-new -- a construct adds itself to its scope */
import { type App, CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { hostNames } from './host-names.ts';
import type { Stage } from './stages.ts';

/** The DNS zone, and the certificate that CloudFront shows. CloudFront takes certificates from us-east-1 alone. */
export class DomainStack extends Stack {
  readonly zone: PublicHostedZone;
  readonly edgeCertificate: Certificate;

  constructor(app: App, id: string, stage: Stage) {
    super(app, id, { env: { region: 'us-east-1' }, crossRegionReferences: true });
    this.zone = new PublicHostedZone(this, 'Zone', { zoneName: stage.domain });
    const [first = stage.domain, ...others] = hostNames(stage.domain);
    this.edgeCertificate = new Certificate(this, 'EdgeCertificate', {
      domainName: first,
      subjectAlternativeNames: others,
      validation: CertificateValidation.fromDns(this.zone),
    });
    new CfnOutput(this, 'NameServers', {
      description: 'The registrar delegates the domain to these; the certificate waits for it.',
      value: Fn.join(' ', this.zone.hostedZoneNameServers ?? []),
    });
  }
}
