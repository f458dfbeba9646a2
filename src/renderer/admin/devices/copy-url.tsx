import { Button, CopyButton, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../../words.tsx';
import classes from './devices.module.css';

/** An address for another program, whole, with one click to copy it. */
export function CopyUrl({ label, url }: { readonly label: string; readonly url: string }) {
  const t = useWords();
  return (
    <div>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <div className={classes.url}>
        <code dir="ltr">{url}</code>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {copied ? t('words.copied') : t('words.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
