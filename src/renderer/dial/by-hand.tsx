import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCopied } from '../pop/use-copied.ts';
import { useWords } from '../words.tsx';
import classes from './dial.module.css';
import { closeDial } from './dial-store.ts';
import { LargeNumber } from './large-number.tsx';

/** No device here can dial: the number large, copied, and the line to use. */
export function ByHand({ number, lineName }: { readonly number: string; readonly lineName: string | null }) {
  const t = useWords();
  const { copied, copy } = useCopied();
  return (
    <div className={classes.view}>
      <LargeNumber number={number} />
      <Text size="sm">
        {t('dial.byHandText')} {lineName === null ? null : t('dial.useLine', { line: `\u2068${lineName}\u2069` })}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button
          variant="default"
          leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={() => copy(number.replaceAll(' ', ''))}
        >
          {copied ? t('words.copied') : t('dial.copy')}
        </Button>
        <Button data-autofocus onClick={closeDial}>
          {t('words.done')}
        </Button>
      </Group>
    </div>
  );
}
