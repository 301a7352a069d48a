import { Input } from 'antd';

/** From how many entries on a list can be searched. */
const long = 9;

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How many entries there are in all. */
  readonly count: number;
};

/** Looks for entries of a long list; a short one has none. */
export function FilterField({ label, value, onChange, count }: Props) {
  if (count < long) return null;
  return (
    <Input
      className="filter"
      type="search"
      allowClear
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** Whether one of the texts has what is looked for, in whatever case. */
export const isFound = (sought: string, texts: readonly string[]): boolean => {
  const wanted = sought.trim().toLowerCase();
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
};
