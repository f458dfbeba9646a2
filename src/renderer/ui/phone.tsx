import { CopyButton, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import classes from './phone.module.css';

/** A telephone number as people here read it, never turned round by the text about it. */
export function Phone({ number }: { readonly number: string }) {
  const format = useFormat();
  return (
    <bdi dir="ltr" className={classes.phone}>
      {format.digits(number)}
    </bdi>
  );
}

/** The same with one click to copy it; what is copied has the digits that every program takes. */
export function CopyPhone({ number }: { readonly number: string }) {
  const t = useWords();
  return (
    <CopyButton value={number} timeout={1200}>
      {({ copied, copy }) => (
        <UnstyledButton
          className={classes.copy}
          aria-label={t('words.copyNumber', { number })}
          onClick={(event) => {
            event.stopPropagation();
            copy();
          }}
        >
          <Phone number={number} />
          {copied ? <IconCheck size={14} aria-label={t('words.copied')} /> : <IconCopy size={14} aria-hidden />}
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
