import { Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { IconCopy, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import type { OutputOf } from '../../shared/contract/contract.ts';
import { AgoText, TimeText } from '../ui/time-text.tsx';
import { useAsk } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import classes from './admin.module.css';
import { Page, Ready, Sheet } from './page.tsx';

type Diagnostics = OutputOf<'diagnostics.get'>;
const EVERY_MS = 3000;

/** How fast the cards are, and how the program is doing; renewed while one looks. */
export function DiagnosticsPage() {
  const t = useWords();
  const asked = useAsk('diagnostics.get', {});
  const { refresh } = asked;
  useEffect(() => {
    const timer = setInterval(refresh, EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  const actions = (
    <Group gap="xs">
      <CopyButton value={JSON.stringify(asked.data ?? {}, null, 2)}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconCopy size={16} />} onClick={copy}>
            {copied ? t('words.copied') : t('diagnostics.copy')}
          </Button>
        )}
      </CopyButton>
      <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={refresh}>
        {t('words.refresh')}
      </Button>
    </Group>
  );
  return (
    <Page title={t('admin.section.diagnostics')} text={t('diagnostics.text')} action={actions}>
      <Ready asked={asked}>{(data) => <Figures data={data} />}</Ready>
    </Page>
  );
}

function Figures({ data }: { readonly data: Diagnostics }) {
  const t = useWords();
  return (
    <Stack gap="md">
      <div>
        <Title order={3}>{t('diagnostics.speed')}</Title>
        <Text size="xs" c="dimmed">
          {t('diagnostics.goal')}
        </Text>
      </div>
      <div className={classes.figures}>
        <Speed title={t('diagnostics.readToPush')} figures={data.readToPush} />
        <Speed title={t('diagnostics.pushToPaint')} figures={data.pushToPaint} />
      </div>
      <div className={classes.figures}>
        <Sheet padded>
          <Title order={3} mb="sm">
            {t('diagnostics.program')}
          </Title>
          <ProgramFacts data={data} />
        </Sheet>
        <Sheet padded>
          <Title order={3} mb="sm">
            {t('diagnostics.counters')}
          </Title>
          <Counters counters={data.counters} />
        </Sheet>
      </div>
    </Stack>
  );
}

function Speed({ title, figures }: { readonly title: string; readonly figures: Diagnostics['readToPush'] }) {
  const t = useWords();
  const format = useFormat();
  const shown = (value: number | null) =>
    value === null ? '–' : format.number(value < 10 ? value : Math.round(value));
  return (
    <Sheet padded>
      <Group justify="space-between">
        <Text fw={600}>{title}</Text>
        <Text size="xs" c="dimmed">
          {figures.count === 0
            ? t('diagnostics.notMeasured')
            : `${t('diagnostics.measured', { count: figures.count })} · ${t('diagnostics.unit')}`}
        </Text>
      </Group>
      <dl className={classes.figure}>
        <Fact term={t('diagnostics.half')}>{shown(figures.p50)}</Fact>
        <Fact term={t('diagnostics.most')}>{shown(figures.p95)}</Fact>
        <Fact term={t('diagnostics.nearlyAll')}>{shown(figures.p99)}</Fact>
        <Fact term={t('diagnostics.worst')}>{shown(figures.max)}</Fact>
      </dl>
    </Sheet>
  );
}

function ProgramFacts({ data }: { readonly data: Diagnostics }) {
  const t = useWords();
  const format = useFormat();
  const megabytes = (bytes: number) => t('diagnostics.megabytes', { value: format.number(bytes / 1_048_576) });
  return (
    <dl className={classes.facts}>
      <Fact term={t('diagnostics.version')}>
        <bdi dir="ltr">{data.version}</bdi>
      </Fact>
      <Fact term={t('diagnostics.running')}>
        <TimeText at={data.startedAt} /> (<AgoText at={data.startedAt} />)
      </Fact>
      <Fact term={t('diagnostics.memory')}>{megabytes(data.residentBytes)}</Fact>
      <Fact term={t('diagnostics.store')}>{megabytes(data.storeBytes)}</Fact>
      <Fact term={t('diagnostics.sqlite')}>
        <bdi dir="ltr">{data.sqliteVersion}</bdi>
      </Fact>
      <Fact term={t('diagnostics.customers')}>{format.number(data.customers)}</Fact>
      <Fact term={t('diagnostics.calls')}>{format.number(data.calls)}</Fact>
      <Fact term={t('diagnostics.entries')}>{format.number(data.journalEntries)}</Fact>
      <Fact term={t('diagnostics.interrupted')}>
        {data.interrupted === null ? (
          t('diagnostics.interruptedNone')
        ) : (
          <>
            <TimeText at={data.interrupted.at} /> ·{' '}
            {t('diagnostics.interruptedCalls', { count: data.interrupted.calls })}
          </>
        )}
      </Fact>
    </dl>
  );
}

function Counters({ counters }: { readonly counters: Diagnostics['counters'] }) {
  const t = useWords();
  const format = useFormat();
  const rows = Object.entries(counters).toSorted(([one], [other]) => one.localeCompare(other));
  if (rows.length === 0) return <Text c="dimmed">{t('diagnostics.noCounters')}</Text>;
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => (
        <Fact key={name} term={<bdi dir="ltr">{name}</bdi>}>
          {format.number(value)}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ term, children }: { readonly term: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
