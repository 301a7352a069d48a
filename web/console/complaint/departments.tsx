import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Moment } from '../frame/moment.tsx';
import { useNames } from '../frame/names.ts';
import { Panel } from '../frame/panel.tsx';

/** Who handles the complaint, and who still owes a statement. */
export function Departments({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const names = useNames();
  const text = words.complaint.departments;
  return (
    <Panel title={text.title}>
      {view.departments.length === 0 && <p className="quiet">{text.none}</p>}
      <ul className="departments">
        {view.departments.map((department) => (
          <li key={department.unit}>
            <strong>{names.unit(department.unit)}</strong> <span className="quiet">{text[department.role]}</span>
            <div>
              {department.waivedAt !== undefined ? (
                <>
                  <Mark tone="quiet">{text.waived}</Mark> <Moment at={department.waivedAt} />
                </>
              ) : department.statedAt === undefined ? (
                <Mark tone="soon">{text.owes}</Mark>
              ) : (
                <>
                  <Mark tone="good">{text.stated}</Mark> <Moment at={department.statedAt} />
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
