import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** One deployment: an account and a region, with everything that differs from the next one. */
export type Stage = {
  /** Stands before the names of the stacks. */
  readonly name: string;
  /** Where the service and its data live. The edge's certificate is always in us-east-1. */
  readonly region: string;
  /** Everything is published under this name; its registrar delegates it to the zone that the domain stack makes. */
  readonly domain: string;
  /** What stands before a tableId in the name of a tenant table. No other table of the account may begin with it. */
  readonly tenantTablePrefix: string;
  /** Who is told when an alarm goes off. */
  readonly alarmAddress: string;
  readonly logRetention: RetentionDays;
  /** Whether GuardDuty looks for malware in what is uploaded. Costs by the gigabyte; not in every region. */
  readonly scansUploads: boolean;
};

export const stages: readonly Stage[] = [
  {
    name: 'example',
    region: 'ap-southeast-1',
    domain: 'huiyin.example',
    tenantTablePrefix: 't-',
    alarmAddress: 'operations@huiyin.example',
    logRetention: RetentionDays.THREE_MONTHS,
    scansUploads: true,
  },
];
