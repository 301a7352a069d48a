import { systemClock } from '#clock';
import { decideForJob } from '../../../shared/complaint/decide-for-job.ts';
import { dynamoCalendars } from '../../../shared/data/tenancy/calendar-store.ts';
import type { VerifiedTenant } from '../../../shared/tenant/scope.ts';
import { type CalendarDesk, calendarDesk } from '../../../shared/usecase/calendar/calendar-desk.ts';
import { complaintPorts } from '../../lib/complaint-ports.ts';
import type { Tenants } from '../../lib/tenants.ts';

/** The calendar desk of the tenant, for one request. What reads iCalendar files is loaded for the first who brings one. */
export function openCalendarDesk(tenants: Tenants, tenant: VerifiedTenant): CalendarDesk {
  const table = tenants.table(tenant, 'staff');
  const complaints = complaintPorts(table, tenant, decideForJob);
  return calendarDesk({
    clock: systemClock,
    store: dynamoCalendars(table, complaints.rules),
    complaints,
    readIcalendar: async (bytes, window) => {
      const { readIcalendar } = await import('../../../shared/icalendar/read-icalendar.ts');
      return readIcalendar(bytes, window);
    },
  });
}
