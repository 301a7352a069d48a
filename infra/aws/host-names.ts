import { hosts } from '../topology.ts';

/** The full name of a host of the topology; a tenant's slug stays `*`. */
export const hostName = (label: string, domain: string): string => (label === '' ? domain : `${label}.${domain}`);

/** Every name that the service answers under, the domain itself first. */
export const hostNames = (domain: string): readonly string[] => [
  domain,
  ...hosts.map((host) => hostName(host.label, domain)).filter((name) => name !== domain),
];
