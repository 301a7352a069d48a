import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { hostName } from './host-names.ts';

const everywhere = {
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
};

/** What the console's page may load: itself, and attachments from the files host. Ant Design writes inline styles. */
export function consoleHeaders(scope: Construct, domain: string): ResponseHeadersPolicy {
  const files = `https://${hostName('*.files', domain)}`;
  return new ResponseHeadersPolicy(scope, 'ConsoleHeaders', {
    securityHeadersBehavior: {
      ...everywhere,
      contentSecurityPolicy: {
        override: true,
        contentSecurityPolicy: [
          "default-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          `img-src 'self' data: blob: ${files}`,
          `connect-src 'self' ${files}`,
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "object-src 'none'",
        ].join('; '),
      },
    },
  });
}

/** A file that somebody uploaded never runs as a page. */
export function filesHeaders(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'FilesHeaders', {
    securityHeadersBehavior: {
      ...everywhere,
      contentSecurityPolicy: { override: true, contentSecurityPolicy: "default-src 'none'; sandbox" },
    },
    customHeadersBehavior: { customHeaders: [{ header: 'X-Robots-Tag', value: 'noindex', override: true }] },
  });
}
