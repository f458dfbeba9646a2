import { Button, Group, Select, Text } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useLive } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './dial.module.css';
import { closeDial, dialStore } from './dial-store.ts';
import { LargeNumber } from './large-number.tsx';
import { useDial } from './use-dial.ts';

/** A link asks for a number: any page could, so a person says yes first. */
export function AskedNumber({ number }: { readonly number: string }) {
  const t = useWords();
  const lines = useLive((live) => live.lines);
  const [lineId, setLineId] = useState<string | null>(null);
  const { dial, pending } = useDial();
  const call = async () => {
    const done = await dial({ number, lineId });
    // What has to be dialled by hand is shown in this place.
    if (done && dialStore.get().view?.kind === 'asked') closeDial();
  };
  return (
    <div className={classes.view}>
      <LargeNumber number={number} />
      <Text size="sm" c="dimmed">
        {t('dial.outsideText')}
      </Text>
      {lines.length > 1 ? (
        <Select
          label={t('dial.line')}
          placeholder={t('dial.anyLine')}
          clearable
          data={lines.map((line) => ({ value: line.id, label: line.name }))}
          value={lineId}
          onChange={setLineId}
        />
      ) : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={closeDial}>
          {t('words.cancel')}
        </Button>
        <Button
          data-autofocus
          leftSection={<IconPhoneOutgoing size={16} />}
          loading={pending}
          onClick={() => void call()}
        >
          {t('dial.call')}
        </Button>
      </Group>
    </div>
  );
}
