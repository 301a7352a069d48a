import { fileURLToPath } from 'node:url';
import { hostsOf, mailTo, type Service, siteHost, startService } from '../../support/service.ts';

/** Starts the service at this instant of its clock. It builds apart from other stacks, which may be starting meanwhile. */
export const startServiceForBrowsers = (clock: string): ReturnType<typeof startService> =>
  startService({ clock, buildDir: fileURLToPath(new URL('../../../.build/browser', import.meta.url)) });

/** Where browsers find the pages; no slash at the end. */
export const addressesOf = ({ port }: Service, slug: string) => {
  const { intake, console } = hostsOf(slug);
  return {
    site: `http://${siteHost}:${port}`,
    intake: `http://${intake}:${port}`,
    console: `http://${console}:${port}`,
  } as const;
};

/** The first link of the newest mail to this address. @throws Error when there is none */
export async function linkTo(service: Service, address: string): Promise<string> {
  const link = (await mailTo(service, address)).links[0];
  if (link === undefined) throw new Error(`the newest mail to ${address} has no link`);
  return link;
}
