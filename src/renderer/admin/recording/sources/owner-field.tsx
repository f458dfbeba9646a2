import { SegmentedControl, Select, Text } from '@mantine/core';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import type { SourceDraft, SourceFault } from './source-draft.ts';

type Props = {
  readonly draft: SourceDraft;
  readonly fault: SourceFault | null;
  /** Whose it is, and the source that hears the same. */
  readonly rival: { readonly name: string; readonly source: string } | null;
  /** The office said that there is another one, though this page knows of none. */
  readonly refused: boolean;
  readonly onChange: (part: Partial<SourceDraft>) => void;
};

/** Whose calls it hears: those of a line, or those of an agent on whatever line. */
export function OwnerField({ draft, fault, rival, refused, onChange }: Props) {
  const t = useWords();
  const lines = useAsk('lines.list', {}).data ?? [];
  const users = (useAsk('people.list', {}).data?.users ?? []).filter((one) => one.active || one.id === draft.userId);
  const taken = rival !== null ? t('recSource.taken', rival) : refused ? t('recSource.takenBySomebody') : null;
  return (
    <div>
      <Text size="sm" fw={500} mb={3}>
        {t('recSource.of')}
      </Text>
      <SegmentedControl
        size="sm"
        mb={6}
        aria-label={t('recSource.of')}
        data={[
          { value: 'line', label: t('recSource.ofLine') },
          { value: 'agent', label: t('recSource.ofAgent') },
        ]}
        value={draft.of}
        onChange={(of) => onChange({ of: of === 'agent' ? 'agent' : 'line' })}
      />
      {draft.of === 'line' ? (
        <Select
          aria-label={t('recSource.line')}
          placeholder={t('recSource.line')}
          data={lines.map((one) => ({ value: one.id, label: one.name }))}
          value={draft.lineId}
          error={taken ?? (fault === 'line' ? t('recSource.lineNeeded') : null)}
          onChange={(lineId) => onChange({ lineId })}
        />
      ) : (
        <Select
          aria-label={t('recSource.agent')}
          placeholder={t('recSource.agent')}
          searchable
          data={users.map((one) => ({ value: one.id, label: one.name }))}
          value={draft.userId}
          error={taken ?? (fault === 'agent' ? t('recSource.agentNeeded') : null)}
          onChange={(userId) => onChange({ userId })}
        />
      )}
    </div>
  );
}
