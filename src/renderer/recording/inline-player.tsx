import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { ErrorText } from '../ui/error-text.tsx';
import { chordOf, currentKeys, sameChord } from '../ui/key-map.ts';
import { isTyping } from '../ui/keys.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useAsk } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import type { PlayAsked } from './listen-ask.ts';
import styles from './player.module.css';
import { Player } from './player.tsx';
import { isPlayable } from './recording-item.tsx';

type Props = { readonly callId: string; readonly onClose: () => void };

/** Below a row of calls: its recording, sounding at once. */
export function InlinePlayer({ callId, onClose }: Props) {
  const t = useWords();
  const { data, error, refresh } = useAsk('recordings.ofCall', { callId });
  const [asked] = useState<PlayAsked>({ atMs: null });
  const [id, setId] = useState<string | null>(null);
  const first = data?.find(isPlayable);
  // The one that began to sound stays, also when it is deleted meanwhile: then the player says so.
  if (id === null && first !== undefined) setId(first.id);
  const recording = data?.find((one) => one.id === id);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes it, wherever in it the keyboard is.
    <div className={styles.inline} onKeyDown={onKeyDown}>
      {recording !== undefined ? (
        <Player recording={recording} call={null} asked={asked} oneOfMany={false} />
      ) : error !== null && data === undefined ? (
        <ErrorText code={error} onRetry={refresh} />
      ) : data === undefined ? (
        <SkeletonRows rows={2} />
      ) : (
        <p className={styles.remark}>{t('recordings.nothingToPlay')}</p>
      )}
      <ActionIcon
        className={styles.inlineClose ?? ''}
        size="sm"
        aria-label={t('recordings.closePlayer')}
        title={`${t('recordings.closePlayer')} (Esc)`}
        onClick={onClose}
      >
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

/** Which row of a list has its player open, and the key that opens it from the row that has the keyboard. */
export function useInlinePlayers(): {
  readonly openId: string | null;
  readonly toggle: (callId: string) => void;
  readonly close: () => void;
  readonly keysOf: (callId: string, may: boolean) => { readonly onKeyDown: (event: KeyboardEvent) => void };
} {
  const [openId, setOpenId] = useState<string | null>(null);
  const toggle = (callId: string) => setOpenId((now) => (now === callId ? null : callId));
  return {
    openId,
    toggle,
    close: () => setOpenId(null),
    keysOf: (callId, may) => ({
      onKeyDown(event) {
        const chord = chordOf(event);
        if (!may || chord === null || isTyping(event.target) || !sameChord(currentKeys().listen, chord)) return;
        event.preventDefault();
        toggle(callId);
      },
    }),
  };
}
