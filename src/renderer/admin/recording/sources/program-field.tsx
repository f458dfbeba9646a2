import { Button, Select, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { RECORDER_PROGRAMS, type RecorderProgram } from '../../../../shared/domain/recording.ts';
import { useWords } from '../../../words.tsx';
import { CopyUrl } from '../../devices/copy-url.tsx';
import { INSTALL } from './install-lines.ts';
import type { Inputs } from './source-draft.ts';
import classes from './sources.module.css';

type Props = {
  readonly inputs: Inputs | undefined;
  readonly value: RecorderProgram;
  readonly onChange: (program: RecorderProgram) => void;
  readonly onLook: () => void;
};

/** Which program hears; where it is missing, the very command that brings it. */
export function ProgramField({ inputs, value, onChange, onLook }: Props) {
  const t = useWords();
  const known = inputs?.programs.map((one) => one.program) ?? RECORDER_PROGRAMS;
  const offered = RECORDER_PROGRAMS.filter((one) => known.includes(one) || one === value);
  const missing = inputs !== undefined && inputs.programs.find((one) => one.program === value)?.found !== true;
  return (
    <div>
      <Select
        label={t('recSource.program')}
        data={offered.map((one) => ({ value: one, label: t(`recSource.program.${one}`) }))}
        renderOption={({ option }) => <Option program={option.value} label={option.label} inputs={inputs} />}
        value={value}
        error={missing}
        onChange={(chosen) => {
          const next = RECORDER_PROGRAMS.find((one) => one === chosen);
          if (next !== undefined) onChange(next);
        }}
      />
      {missing ? <Missing program={value} onLook={onLook} /> : <Found program={value} inputs={inputs} />}
    </div>
  );
}

function Missing({ program, onLook }: { readonly program: RecorderProgram; readonly onLook: () => void }) {
  const t = useWords();
  return (
    <div className={classes.missing} role="alert">
      <Text size="sm">{t('recSource.install')}</Text>
      {INSTALL[program].map(({ on, command }) => (
        <CopyUrl key={on} label={t(`recSource.installOn.${on}`)} url={command} />
      ))}
      <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={14} />} onClick={onLook}>
        {t('recSource.lookAgain')}
      </Button>
    </div>
  );
}

function Found({ program, inputs }: { readonly program: RecorderProgram; readonly inputs: Inputs | undefined }) {
  const t = useWords();
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {t(`recSource.programText.${program}`)} <FoundText program={program} inputs={inputs} />
    </Text>
  );
}

function Option({
  program,
  label,
  inputs,
}: {
  readonly program: string;
  readonly label: string;
  readonly inputs: Inputs | undefined;
}) {
  const known = RECORDER_PROGRAMS.find((one) => one === program);
  return (
    <div>
      <Text size="sm" fw={550}>
        {label}
      </Text>
      <Text size="xs" c="dimmed">
        {known === undefined ? null : <FoundText program={known} inputs={inputs} />}
      </Text>
    </div>
  );
}

function FoundText({ program, inputs }: { readonly program: RecorderProgram; readonly inputs: Inputs | undefined }) {
  const t = useWords();
  if (inputs === undefined || program === 'simulated') return null;
  const one = inputs.programs.find((other) => other.program === program);
  if (one?.found !== true) return t('recSource.notFound');
  if (one.version === null) return t('recSource.found');
  // Isolated, so that a version in Latin letters does not turn a Persian sentence round.
  return t('recSource.foundVersion', { version: `\u2068${one.version}\u2069` });
}
