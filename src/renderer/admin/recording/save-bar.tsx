import { Button, Group, Text } from '@mantine/core';
import { useWords } from '../../words.tsx';
import classes from './recording.module.css';
import type { Unsaved } from './unsaved.ts';

/** Stands at the foot of a page that has changes, in sight wherever one has scrolled to. */
export function SaveBar({ unsaved, faulty = false }: { readonly unsaved: Unsaved; readonly faulty?: boolean }) {
  const t = useWords();
  if (!unsaved.dirty) return null;
  return (
    <section className={classes.saveBar} aria-label={t('admin.notSaved')}>
      <Text size="sm" fw={600} role="status">
        {t(faulty ? 'admin.putRight' : 'admin.notSaved')}
      </Text>
      <Group gap="xs">
        <Button variant="default" disabled={unsaved.pending} onClick={unsaved.discard}>
          {t('admin.discard')}
        </Button>
        <Button disabled={faulty} loading={unsaved.pending} onClick={() => void unsaved.save()}>
          {t('words.save')}
        </Button>
      </Group>
    </section>
  );
}
