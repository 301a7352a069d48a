import { useMay } from '../session/session.ts';
import { useCalendarWords } from './use-words.ts';

type Props = { readonly id: string; readonly number: string };

/** The number of a complaint; it leads there, in a tab of its own, for those whose positions let them read complaints. */
export function ComplaintNumber({ id, number }: Props) {
  const words = useCalendarWords();
  const mayRead = useMay('readComplaints');
  if (!mayRead) return number;
  return (
    <a href={`/complaints/${id}`} target="_blank" rel="noreferrer" title={words.opensTab}>
      {number}
    </a>
  );
}
