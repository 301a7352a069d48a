import type { PublicClock } from '../../shared/contract/public.ts';
import { type Language, textIn } from '../../shared/kernel/text.ts';
import { intakeWords } from '../words/intake/index.ts';
import { dayAndTime, dayInWords, isOn } from './moments.ts';

type ClockListProps = {
  readonly clocks: readonly PublicClock[];
  readonly language: Language;
  readonly timeZone: string;
  /** Shows why at once, where nobody can unfold it: on paper. */
  readonly isOpen?: boolean;
};

/** The due dates of a complaint: by when, how it stands, lateness admitted, and why this date. */
export function ClockList({ clocks, language, timeZone, isOpen }: ClockListProps) {
  const words = intakeWords[language].clock;
  return (
    <>
      {clocks.map((clock) => (
        <section class={clock.status === 'missed' || clock.status === 'metLate' ? 'clock late' : 'clock'}>
          <h3>{textIn(clock.label, language)}</h3>
          <p class="due">
            <time datetime={clock.dueAt}>
              {isOn(clock.dueAt, clock.dueOn, timeZone)
                ? words.dueAt(dayAndTime(clock.dueAt, language, timeZone))
                : words.dueOn(dayInWords(clock.dueOn, language))}
            </time>
          </p>
          <p class="state" data-clock={clock.clock} data-status={clock.status}>
            {words[clock.status]}
          </p>
          {clock.isProvisional ? <p>{words.provisional}</p> : null}
          {clock.why.length === 0 ? null : (
            <details open={isOpen}>
              <summary>{words.why}</summary>
              <ul>
                {clock.why.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ul>
            </details>
          )}
        </section>
      ))}
    </>
  );
}
