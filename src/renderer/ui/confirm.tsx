import { Button, Group, Modal, Text } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useWords } from '../words.tsx';

type Question = {
  readonly title: string;
  readonly text: string /** The verb on the button. */;
  readonly action: string;
  readonly danger?: boolean;
};
type Ask = (question: Question) => Promise<boolean>;
const ConfirmContext = createContext<Ask>(() => Promise.resolve(false));

/** Asks before what cannot be undone; what can be undone is done, with an undo beside it. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<(Question & { readonly settle: (yes: boolean) => void }) | null>(null);
  const ask = useCallback<Ask>(
    (question) =>
      new Promise((settle) => {
        setAsked({ ...question, settle });
        setOpen(true);
      }),
    [],
  );
  const answer = (yes: boolean) => {
    setOpen(false);
    asked?.settle(yes);
  };
  return (
    <ConfirmContext value={ask}>
      {children}
      <Modal opened={open} onClose={() => answer(false)} title={<Text fw={650}>{asked?.title}</Text>} size="sm">
        <Text size="sm">{asked?.text}</Text>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={() => answer(false)}>
            {t('words.cancel')}
          </Button>
          <Button data-autofocus {...(asked?.danger === true ? { color: 'red' } : {})} onClick={() => answer(true)}>
            {asked?.action}
          </Button>
        </Group>
      </Modal>
    </ConfirmContext>
  );
}

/** `if (await confirm({ title, text, action })) …` */
export function useConfirm(): Ask {
  return useContext(ConfirmContext);
}
