import type { OrganisationView, PersonView } from '../../../shared/contract/staff.ts';
import { useSpeech } from '../frame/language.tsx';
import { FormDialog } from './form-dialog.tsx';
import { HoldingsField } from './holdings-field.tsx';

type Props = {
  readonly organisation: OrganisationView;
  /** Whose positions are changed; the dialog is closed without one. */
  readonly person: PersonView | undefined;
  readonly onClose: () => void;
};

/** Changes the positions a person holds. */
export function HoldingsDialog({ organisation, person, onClose }: Props) {
  const { words } = useSpeech();
  if (person === undefined) return null;
  return (
    <FormDialog
      title={words.people.changeOf(person.name)}
      isOpen
      initial={{ holdings: person.holdings }}
      changeOf={({ holdings }) => ({ method: 'PATCH', path: `/api/people/${person.id}`, body: { holdings } })}
      onClose={onClose}
    >
      <HoldingsField organisation={organisation} />
    </FormDialog>
  );
}
