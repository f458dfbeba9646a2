import { Table, Text } from '@mantine/core';
import { IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useWords } from '../../../words.tsx';
import { Sheet } from '../../page.tsx';
import shared from '../recording.module.css';
import { Section } from '../section.tsx';
import { useSizeText } from '../use-size-text.ts';
import { CheckNow } from './check-now.tsx';
import type { Health } from './disk-parts.ts';
import classes from './health.module.css';

const SHOWN = 50;

/** What the last check found: recordings without their file, and files without a recording. */
export function Findings({ health }: { readonly health: Health }) {
  const t = useWords();
  if (health.checkedAt === null && health.damaged.length + health.unknownFiles.length === 0) {
    return (
      <Section title={t('recHealth.damaged')}>
        <Sheet>
          <EmptyState
            icon={<IconHelpCircle size={24} />}
            title={t('recHealth.notChecked')}
            text={t('recHealth.notCheckedText')}
            action={<CheckNow />}
          />
        </Sheet>
      </Section>
    );
  }
  return (
    <div className={classes.pair}>
      <Damaged damaged={health.damaged} />
      <Unknown files={health.unknownFiles} />
    </div>
  );
}

function Damaged({ damaged }: Pick<Health, 'damaged'>) {
  const t = useWords();
  return (
    <Section title={t('recHealth.damaged')}>
      <Sheet>
        {damaged.length === 0 ? (
          <Well title={t('recHealth.damagedNone')} text={t('recHealth.damagedNoneText')} />
        ) : (
          <Found head={[t('recKeep.col.when'), t('recHealth.what')]} more={damaged.length - SHOWN}>
            {damaged.slice(0, SHOWN).map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <Link href={`/calls/${one.callId}`}>
                    <TimeText at={one.startedAt} />
                  </Link>
                </Table.Td>
                <Table.Td>
                  <span className={shared.state} data-tone="bad">
                    {t(`recKeep.damage.${one.damage}`)}
                  </span>
                  <Text size="xs" c="dimmed">
                    {t(`recKeep.damageText.${one.damage}`)}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Found>
        )}
      </Sheet>
    </Section>
  );
}

function Unknown({ files }: { readonly files: Health['unknownFiles'] }) {
  const t = useWords();
  const size = useSizeText();
  return (
    <Section title={t('recHealth.unknown')}>
      <Sheet>
        {files.length === 0 ? (
          <Well title={t('recHealth.unknownNone')} text={t('recHealth.unknownNoneText')} />
        ) : (
          <>
            <Text size="xs" c="dimmed" p="sm">
              {t('recHealth.unknownText')}
            </Text>
            <Found head={[t('recHealth.file'), t('recHealth.size')]} more={files.length - SHOWN}>
              {files.slice(0, SHOWN).map((one) => (
                <Table.Tr key={one.file}>
                  <Table.Td>
                    <bdi dir="ltr" className={classes.file}>
                      {one.file}
                    </bdi>
                  </Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{size(one.bytes)}</Table.Td>
                </Table.Tr>
              ))}
            </Found>
          </>
        )}
      </Sheet>
    </Section>
  );
}

function Found({
  head,
  more,
  children,
}: {
  readonly head: readonly string[];
  readonly more: number;
  readonly children: ReactNode;
}) {
  const t = useWords();
  return (
    <>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {head.map((one) => (
              <Table.Th key={one}>{one}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
      {more > 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {t('recHealth.more', { count: more })}
        </Text>
      ) : null}
    </>
  );
}

function Well({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <p className={classes.well}>
      <IconCircleCheck size={20} aria-hidden />
      <span>
        <b>{title}</b>
        <span>{text}</span>
      </span>
    </p>
  );
}
