import { Spotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';

/** Something to go to or to do from the search box. */
export type Command = {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly run: () => void;
};

export function CommandItem({ item }: { readonly item: Command }) {
  return (
    <Spotlight.Action onClick={item.run} leftSection={item.icon}>
      {item.label}
    </Spotlight.Action>
  );
}
