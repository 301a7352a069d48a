import type { HostRoute, Topology } from '../shape.ts';

/** Who answers on a host. */
export type HostMatch = {
  readonly kind: Topology['hosts'][number]['kind'];
  /** Slug of the tenant; empty on hosts without one. */
  readonly slug: string;
  readonly routes: readonly HostRoute[];
};

const slugPattern = '([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)';

/** Finds the host of the topology that a Host header means under `domain` (with port); undefined for any other shape. */
export function matchHost(hosts: Topology['hosts'], domain: string, header: string): HostMatch | undefined {
  for (const host of hosts) {
    const label = host.label === '' ? '' : `${host.label.replaceAll('.', String.raw`\.`).replace('*', slugPattern)}\\.`;
    const match = new RegExp(`^${label}${domain.replaceAll('.', String.raw`\.`)}$`, 'i').exec(header);
    if (match !== null) return { kind: host.kind, slug: (match[1] ?? '').toLowerCase(), routes: host.routes };
  }
  return undefined;
}

/** The first route whose path is a prefix of the request's. */
export const matchRoute = (routes: readonly HostRoute[], path: string): HostRoute | undefined =>
  routes.find((route) => path.startsWith(route.path));
