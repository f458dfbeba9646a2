import { Select } from '@mantine/core';
import type { Line } from '../../../shared/contract/lines.ts';
import { useAsk, useLive } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';

/** The same physical line as another device sees it; nothing is shown where there is one device only. */
export function TwinField({
  line,
  value,
  onChange,
}: {
  readonly line: Line;
  readonly value?: string | null;
  readonly onChange?: (id: string | null) => void;
}) {
  const t = useWords();
  const lines = useAsk('lines.list', {}).data ?? [];
  const devices = useLive((live) => live.devices);
  const others = twinsFor(line, lines);
  if (others.length === 0) return null;
  const nameOf = (id: string | null) => devices.find((one) => one.id === id)?.name ?? '';
  return (
    <Select
      label={t('lines.twin')}
      description={t('lines.twinText')}
      placeholder={t('lines.twinNone')}
      clearable
      data={others.map((one) => ({
        value: one.id,
        label: t('lines.twinOf', { line: one.name, device: nameOf(one.deviceId) }),
      }))}
      value={value ?? null}
      onChange={(id) => onChange?.(id)}
    />
  );
}

/** Lines of other devices; of one device no two lines are the same. */
export function twinsFor(line: Line, lines: readonly Line[]): readonly Line[] {
  return lines.filter((one) => one.id !== line.id && one.deviceId !== null && one.deviceId !== line.deviceId);
}
