import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './recording.module.css';

/** A part of a page: its name, a sentence that says what it is for, one action, and what it holds. */
export function Section({
  id,
  title,
  text,
  action,
  children,
}: {
  readonly id?: string;
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.section} {...(id === undefined ? {} : { id })} aria-label={title}>
      <header className={classes.sectionHead}>
        <div>
          <Title order={3}>{title}</Title>
          {text === undefined ? null : (
            <Text size="sm" c="dimmed">
              {text}
            </Text>
          )}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
