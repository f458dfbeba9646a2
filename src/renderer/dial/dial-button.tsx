import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useMay } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import { type DialOrder, useDial } from './use-dial.ts';

/** A small telephone beside a number. `wide`: with its word. Nothing for those who may not call. */
export function DialButton({
  order,
  wide = false,
  inList = false,
}: {
  readonly order: DialOrder;
  readonly wide?: boolean;
  /** In a list that has its own keys it is no stop for Tab. */
  readonly inList?: boolean;
}) {
  const t = useWords();
  const { digits } = useFormat();
  const may = useMay('call.work');
  const { dial, pending } = useDial();
  if (!may) return null;
  const label = t('dial.callNumber', { number: `\u2066${digits(order.number)}\u2069` });
  if (wide)
    return (
      <Button
        size="xs"
        variant="light"
        leftSection={<IconPhoneOutgoing size={14} />}
        loading={pending}
        aria-label={label}
        onClick={() => void dial(order)}
      >
        {t('dial.call')}
      </Button>
    );
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="sm"
        color="lapis"
        aria-label={label}
        loading={pending}
        {...(inList ? { tabIndex: -1 } : {})}
        onClick={(event) => {
          event.stopPropagation();
          void dial(order);
        }}
      >
        <IconPhoneOutgoing size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
