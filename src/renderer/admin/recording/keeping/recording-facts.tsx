import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RecordingRow } from '../../../../shared/contract/recordings.ts';
import { Length } from '../../../ui/time-text.tsx';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import shared from '../recording.module.css';
import { useSizeText } from '../use-size-text.ts';
import { Goes } from './recording-cells.tsx';

const CODECS = { opus: 'Opus', flac: 'FLAC', wav: 'WAV' } as const;

/** What is known of a recording, for whoever has to decide about it. */
export function RecordingFacts({ row }: { readonly row: RecordingRow }) {
  const t = useWords();
  const size = useSizeText();
  const { number } = useFormat();
  return (
    <>
      <dl className={shared.facts}>
        <Fact label={t('recKeep.col.length')}>
          {row.durationMs === null ? '–' : <Length seconds={row.durationMs / 1000} />}
        </Fact>
        <Fact label={t('recKeep.col.size')}>{row.bytes === null ? '–' : size(row.bytes)}</Fact>
        <Fact label={t('recKeep.format')}>
          {t('recKeep.formatValue', {
            codec: `\u2068${CODECS[row.codec]}\u2069`,
            rate: number(row.rate / 1000),
            channels: t(row.channels === 2 ? 'recKeep.channels.2' : 'recKeep.channels.1'),
          })}
        </Fact>
        <Fact label={t('recKeep.col.line')}>
          <bdi>{row.lineName}</bdi>
        </Fact>
        <Fact label={t('recKeep.col.agent')}>{row.agent === null ? '–' : <bdi>{row.agent.name}</bdi>}</Fact>
        <Fact label={t('recKeep.source')}>
          <bdi>{row.sourceName}</bdi>
        </Fact>
        <Fact label={t('recKeep.why')}>{t(`recKeep.whyShort.${whyOf(row.why)}`)}</Fact>
        <Fact label={t('recKeep.listens')}>
          {row.listenCount === 0 ? t('recKeep.listens.none') : t('recKeep.listens.times', { count: row.listenCount })}
        </Fact>
        {row.state === 'deleted' ? null : (
          <Fact label={t('recKeep.col.expires')}>
            <Goes row={row} />
          </Fact>
        )}
      </dl>
      {row.repaired ? (
        <Text size="xs" c="dimmed">
          {t('recKeep.repaired')}
        </Text>
      ) : null}
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function whyOf(why: RecordingRow['why']): 'rule' | 'asked' | 'other' {
  return why === 'rule' || why === 'asked' ? why : 'other';
}
