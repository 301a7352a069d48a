/* oxlint-disable no-new -- a construct adds itself to its scope */
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpNoneAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

export type FunctionApiProps = {
  readonly stage: Stage;
  readonly function: IFunction;
  /** Host names, a star for the slug, under which the function answers. */
  readonly hostNames: readonly string[];
  readonly certificate: ICertificate;
  /** Whether complainants come here. */
  readonly isPublic: boolean;
};

/** Nobody's address and no agent; no query strings: links carry their secrets there. */
const logged = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  host: '$context.domainName',
  method: '$context.httpMethod',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
};

/** What complainants do on the public pages is nobody's business: not even which page was asked for. */
const loggedOfStaff = { ...logged, path: '$context.path' };

/**
 * An HTTP API whose every request goes to one function, which looks at the host and the path itself. Its own endpoint is
 * off, so that the host is always one of ours.
 */
export class FunctionApi extends Construct {
  /** The regional name that each host name is served behind. */
  readonly origins: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: FunctionApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      disableExecuteApiEndpoint: true,
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration('Function', props.function),
      defaultAuthorizer: new HttpNoneAuthorizer(),
    });
    const stage = api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: props.stage.logRetention,
            removalPolicy: RemovalPolicy.RETAIN,
          }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(props.isPublic ? logged : loggedOfStaff)),
      },
    });
    this.origins = new Map(
      props.hostNames.map((hostName) => {
        const domainName = new DomainName(this, `Host-${hostName}`, {
          domainName: hostName,
          certificate: props.certificate,
        });
        new ApiMapping(this, `Mapping-${hostName}`, { api, stage, domainName });
        return [hostName, domainName.regionalDomainName];
      }),
    );
  }
}
