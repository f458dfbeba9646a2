import { Button, Loader, Text } from '@mantine/core';
import { IconEar, IconPlugOff, IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorText } from '../../ui/error-text.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { useAsk, useCommand, useEvent } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { Sheet } from '../page.tsx';
import classes from './devices.module.css';
import { FindingRow } from './finding-row.tsx';
import { inOrder } from './findings.ts';

/** Every port of the computer with what listening on it has found so far; one click adds what was found. */
export function FindDevices({
  onByHand,
  onAdded,
}: {
  readonly onByHand: () => void;
  readonly onAdded: (id: string) => void;
}) {
  const t = useWords();
  const { findings, running, error, listen } = useDiscovery();
  return (
    <div className={classes.find}>
      <div className={classes.listening} role="status">
        {running ? <Loader size={18} /> : <IconEar size={18} aria-hidden />}
        <Text size="sm">
          {t(running ? 'find.running' : 'find.ended')} {running ? t('find.ring') : null}
        </Text>
        <Button
          ms="auto"
          size="compact-sm"
          variant="default"
          leftSection={running ? null : <IconRefresh size={14} />}
          onClick={() => listen(!running)}
        >
          {t(running ? 'find.stop' : 'find.again')}
        </Button>
      </div>
      {error === null ? null : <ErrorText code={error} onRetry={() => listen(true)} />}
      <Sheet>
        {findings === null ? (
          error === null && <SkeletonRows rows={3} />
        ) : findings.length === 0 ? (
          <EmptyState icon={<IconPlugOff size={24} />} title={t('find.none')} text={t('find.noneText')} />
        ) : (
          <ul className={classes.findings}>
            {inOrder(findings).map((finding) => (
              <FindingRow key={finding.path} finding={finding} onAdded={onAdded} />
            ))}
          </ul>
        )}
      </Sheet>
      <div>
        <Button variant="subtle" size="compact-sm" onClick={onByHand}>
          {t('find.byHand')}
        </Button>
      </div>
    </div>
  );
}

/** While this is on screen the ports are listened to; leaving lets go of them. */
function useDiscovery() {
  const asked = useAsk('devices.discovery', {});
  const { refresh } = asked;
  const { run } = useCommand('devices.discover');
  useEvent('discovery.changed', refresh);
  useEffect(() => {
    void run({ on: true }).then(refresh);
    return () => void run({ on: false });
  }, [run, refresh]);
  // It ends by itself after some minutes, and no event says so.
  useEffect(() => {
    const timer = setInterval(refresh, 5000);
    return () => clearInterval(timer);
  }, [refresh]);
  return {
    findings: asked.data?.findings ?? null,
    running: asked.data?.running ?? false,
    error: asked.data === undefined ? asked.error : null,
    listen: (on: boolean) => void run({ on }).then(refresh),
  };
}
