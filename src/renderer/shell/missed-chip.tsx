import { UnstyledButton } from '@mantine/core';
import { IconPhoneX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useRemembered } from '../lists/remembered.ts';
import { useLive, useMay, useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './top-bar.module.css';

/** How many calls nobody answered since this person last saw the desk; a click goes there. Nothing while there is none. */
export function MissedChip() {
  const t = useWords();
  const me = useMe();
  const [path, go] = useLocation();
  const may = useMay('call.work');
  const missed = useLive((live) => live.missed);
  const latest = missed.reduce((last, row) => Math.max(last, row.startedAt), 0);
  const [seen, see] = useRemembered('missedSeen', me.id, 0, (stored) => (typeof stored === 'number' ? stored : null));
  const atDesk = path === '/' || path === '' || path.startsWith('/desk');
  useEffect(() => {
    if (atDesk && latest > seen) see(latest);
  }, [atDesk, latest, seen, see]);
  const count = missed.filter((row) => row.startedAt > seen).length;
  if (count === 0 || atDesk || !may) return null;
  return (
    <UnstyledButton
      className={classes.pill}
      data-tone="broken"
      data-testid="missed-new"
      title={t('shell.missedNewHint')}
      onClick={() => go('/desk')}
    >
      <IconPhoneX size={16} aria-hidden />
      <span role="status">{t('shell.missedNew', { count })}</span>
    </UnstyledButton>
  );
}
