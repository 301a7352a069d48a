import { type App, Stack } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type IHostedZone, PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  arrivalsPrefix,
  type EnvironmentName,
  type FunctionName,
  functionNames,
  functions,
  hosts,
  queues,
  type StateMachineName,
} from '../topology.ts';
import { abandonedFilesAlarm, abandonedInboundAlarm, abandonedMailAlarm, notifyOperators } from './alarms.ts';
import { controlTable } from './control-table.ts';
import type { DomainStack } from './domain-stack.ts';
import { Edge } from './edge.ts';
import { filesBucket, uploadsBucket } from './files-bucket.ts';
import { rightsOf } from './function-rights.ts';
import { hostName, hostNames } from './host-names.ts';
import { FunctionApi } from './http-api.ts';
import { InboundMail } from './inbound-mail.ts';
import { JobQueue } from './job-queue.ts';
import { Mail } from './mail.ts';
import { malwareScan } from './malware-scan.ts';
import { addSchedules } from './schedules.ts';
import { keyMaterial } from './secrets.ts';
import { ServiceFunction } from './service-function.ts';
import type { Stage } from './stages.ts';
import { Machine } from './state-machine.ts';
import { tenantRole } from './tenant-role.ts';

export type ServiceStackProps = {
  readonly stage: Stage;
  readonly domain: DomainStack;
  /** Folder that the paths of the topology start from. */
  readonly projectRoot: string;
};

type PerFunction<Value> = Readonly<Record<FunctionName, Value>>;
type PerMachine<Value> = Readonly<Record<StateMachineName, Value>>;

const perFunction = <Value>(make: (name: FunctionName) => Value): PerFunction<Value> => ({
  api: make('api'),
  pages: make('pages'),
  react: make('react'),
  escalate: make('escalate'),
  onboard: make('onboard'),
  mail: make('mail'),
  sweep: make('sweep'),
  seal: make('seal'),
  inbound: make('inbound'),
});

/**
 * The service in its region: functions, their data and queues, and the edge in front. Tables of tenants are not here:
 * onboarding makes them, and no deployment can touch them.
 */
export class ServiceStack extends Stack {
  readonly functions: PerFunction<ServiceFunction>;
  readonly edge: Edge;
  readonly #props: ServiceStackProps;
  readonly #zone: IHostedZone;
  readonly #table: TableV2;
  readonly #files: Bucket;
  readonly #uploads: Bucket;
  readonly #mail: Mail;
  readonly #sealing: JobQueue;
  readonly #inbound: InboundMail;

  constructor(app: App, id: string, props: ServiceStackProps) {
    super(app, id, { env: { region: props.stage.region }, crossRegionReferences: true });
    const { stage, domain, projectRoot } = props;
    this.#props = props;
    this.#zone = PublicHostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: domain.zone.hostedZoneId,
      zoneName: stage.domain,
    });
    this.#table = controlTable(this);
    this.#files = filesBucket(this, stage.domain);
    this.#uploads = uploadsBucket(this, stage.domain);
    if (stage.scansUploads) malwareScan(this, this.#uploads);
    this.#mail = new Mail(this, 'Mail', this.#zone);
    this.#inbound = new InboundMail(this, 'Inbound', {
      zone: this.#zone,
      mailDomain: this.#mail.senderDomain,
      configurationSet: this.#mail.configurationSet,
    });
    this.#sealing = new JobQueue(this, 'Queue-files', queues.files);
    this.functions = perFunction((name) => new ServiceFunction(this, name, { name, stage, projectRoot }));
    const callable = perFunction((name) => this.functions[name].function);
    const machine = (name: StateMachineName) =>
      new Machine(this, `Machine-${name}`, { name, stage, projectRoot, functions: callable }).machine.stateMachineArn;
    const machines = { escalation: machine('escalation'), onboarding: machine('onboarding') };
    const originSecret = keyMaterial(this, 'OriginSecret', 'Shared by the edge and the functions behind it');
    this.#tellAndAllow(machines, originSecret);

    for (const [spec, queue] of [
      [queues.mail, this.#mail.queue],
      [queues.files, this.#sealing.queue],
      [queues.inbound, this.#inbound.jobs.queue],
    ] as const) {
      callable[spec.function].addEventSource(
        new SqsEventSource(queue, { batchSize: spec.batchSize, reportBatchItemFailures: true }),
      );
    }
    addSchedules(this, callable);
    this.edge = this.#publish(originSecret);
    notifyOperators(this, stage.alarmAddress, [
      ...Object.values(this.functions).map(({ errorAlarm }) => errorAlarm),
      abandonedMailAlarm(this, this.#mail.abandoned),
      abandonedFilesAlarm(this, this.#sealing.abandoned),
      abandonedInboundAlarm(this, this.#inbound.jobs.abandoned),
    ]);
  }

  /** Gives each function the names that it lists, and the rights that go with them. */
  #tellAndAllow(machines: PerMachine<string>, originSecret: string): void {
    const { stage } = this.#props;
    const mail = this.#mail;
    const tenantRoleArn = tenantRole(this, {
      tenantTablePrefix: stage.tenantTablePrefix,
      files: this.#files,
      uploads: this.#uploads,
      inbound: this.#inbound.bucket,
      functionRoles: perFunction((name) => this.functions[name].role),
    });
    const react = this.functions.react.function;
    const environment: Readonly<Record<EnvironmentName, string>> = {
      HUIYIN_DOMAIN: stage.domain,
      HUIYIN_SCHEME: 'https',
      CONTROL_TABLE: this.#table.tableName,
      TENANT_TABLE_PREFIX: stage.tenantTablePrefix,
      TENANT_ROLE_ARN: tenantRoleArn,
      FILES_BUCKET: this.#files.bucketName,
      UPLOADS_BUCKET: this.#uploads.bucketName,
      FILE_QUEUE_URL: this.#sealing.queue.queueUrl,
      UPLOAD_SCAN: stage.scansUploads ? 'on' : 'off',
      INBOUND_BUCKET: this.#inbound.bucket.bucketName,
      MAIL_QUEUE_URL: mail.queue.queueUrl,
      ESCALATION_MACHINE_ARN: machines.escalation,
      ONBOARDING_MACHINE_ARN: machines.onboarding,
      REACT_FUNCTION_NAME: react.functionName,
      PLATFORM_SECRET: keyMaterial(this, 'PlatformSecret', 'Seals sign-up data and makes scoped ids'),
      ORIGIN_SECRET: originSecret,
      MAIL_CONFIGURATION_SET: mail.configurationSet.configurationSetName,
    };
    const over = {
      tenantTablePrefix: stage.tenantTablePrefix,
      tenantRoleArn,
      controlTableArn: this.#table.tableArn,
      mailQueueArn: mail.queue.queueArn,
      fileQueueArn: this.#sealing.queue.queueArn,
      arrivalsArn: this.#inbound.bucket.arnForObjects(`${arrivalsPrefix}*`),
      escalationMachineArn: machines.escalation,
      onboardingMachineArn: machines.onboarding,
      reactFunctionArn: react.functionArn,
      senderIdentityArn: mail.identity.emailIdentityArn,
      senderDomain: mail.senderDomain,
      configurationSetArn: this.formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: mail.configurationSet.configurationSetName,
      }),
    };
    for (const name of functionNames) {
      const { function: lambda, role } = this.functions[name];
      for (const told of functions[name].environment) lambda.addEnvironment(told, environment[told]);
      for (const statement of rightsOf(this, name, over)) role.addToPrincipalPolicy(statement);
    }
  }

  /** Puts the functions that answer hosts behind APIs, and the edge in front of everything. */
  #publish(originSecret: string): Edge {
    const { stage, domain } = this.#props;
    const apiOrigins = new Map<string, string>();
    const certificate = this.#apiCertificate();
    for (const name of functionNames.filter((candidate) => functions[candidate].trigger === 'http')) {
      const answered = hosts.filter(({ routes }) => routes.some(({ to }) => 'function' in to && to.function === name));
      const api = new FunctionApi(this, `Http-${name}`, {
        stage,
        function: this.functions[name].function,
        hostNames: answered.map(({ label }) => hostName(label, stage.domain)),
        certificate,
        isPublic: name === 'pages',
      });
      for (const [host, origin] of api.origins) apiOrigins.set(host, origin);
    }
    return new Edge(this, 'Edge', {
      zone: this.#zone,
      certificate: domain.edgeCertificate,
      originSecret,
      apiOrigins,
      buckets: { files: this.#files, uploads: this.#uploads },
    });
  }

  /** API Gateway takes certificates of its own region. */
  #apiCertificate(): ICertificate {
    const [first = this.#zone.zoneName, ...others] = hostNames(this.#zone.zoneName);
    return new Certificate(this, 'ApiCertificate', {
      domainName: first,
      subjectAlternativeNames: others,
      validation: CertificateValidation.fromDns(this.#zone),
    });
  }
}
