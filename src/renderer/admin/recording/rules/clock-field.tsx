import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseClockTime } from '../../../customers/clock-time.ts';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import { clockOf } from './rule-draft.ts';

type Props = {
  readonly label: string;
  /** Minutes after midnight. */
  readonly value: number;
  readonly onChange: (minute: number) => void;
};

/** A time as people write it, in either digits; what is no time is said and changes nothing. */
export function ClockField({ label, value, onChange }: Props) {
  const t = useWords();
  const { digits } = useFormat();
  const [written, setWritten] = useState<string | null>(null);
  const wrong = written !== null && parseClockTime(written) === null;
  return (
    <TextInput
      label={label}
      dir="ltr"
      labelProps={{ dir: 'auto' }}
      errorProps={{ dir: 'auto' }}
      inputMode="numeric"
      maxLength={5}
      w={110}
      value={written ?? digits(clockOf(value))}
      error={wrong ? t('recWould.timeWrong') : null}
      onChange={(event) => {
        setWritten(event.currentTarget.value);
        const minute = parseClockTime(event.currentTarget.value);
        if (minute !== null) onChange(minute);
      }}
      onBlur={() => setWritten(null)}
    />
  );
}
