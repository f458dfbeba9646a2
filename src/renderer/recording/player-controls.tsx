import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDownload, IconLink, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { Recording } from '../../shared/contract/recordings.ts';
import type { Speech } from '../pop/speech.ts';
import { useCopied } from '../pop/use-copied.ts';
import { useStore } from '../store.ts';
import { ExportDialog } from './export-dialog.tsx';
import { linkToSecond } from './link-to-second.ts';
import styles from './player.module.css';
import { SKIP_MS } from './player-keys.ts';
import { Readout } from './position.tsx';
import type { Sound } from './sound.ts';
import { SPEEDS, type Speed } from './use-sound.ts';

/** The one large button. */
export function PlayButton({ sound, speech }: { readonly sound: Sound; readonly speech: Speech }) {
  const playing = useStore(sound, (state) => state.playing);
  const opening = useStore(sound, (state) => state.phase === 'opening');
  const word = speech.t(playing ? 'recordings.pausePlayer' : 'recordings.play');
  return (
    <button
      type="button"
      className={styles.play}
      aria-label={word}
      aria-busy={opening}
      title={`${word} (Space)`}
      onClick={() => sound.toggle()}
    >
      {playing ? <IconPlayerPauseFilled size={20} /> : <IconPlayerPlayFilled size={20} />}
    </button>
  );
}

type Props = {
  readonly recording: Recording;
  readonly sound: Sound;
  readonly durationMs: number;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
  readonly oneOfMany: boolean;
  readonly speech: Speech;
};

/** Time, ten seconds either way, speed, link and export. */
export function PlayerControls({ recording, sound, durationMs, speed, onSpeed, oneOfMany, speech }: Props) {
  const { t, format } = speech;
  const [exporting, setExporting] = useState(false);
  const { copied, copy } = useCopied();
  const seconds = SKIP_MS / 1000;
  const skip = (ms: number) => sound.seek(sound.get().atMs + ms);
  return (
    <div className={styles.controls}>
      <Readout sound={sound} durationMs={durationMs} speech={speech} />
      <span className={styles.spring} />
      {/* Time runs one way in every language, and so do its two buttons. */}
      <span className={styles.skips} dir="ltr">
        <Skip label={`${t('recordings.back', { seconds })} (←)`} onClick={() => skip(-SKIP_MS)}>
          −{format.number(seconds)}
        </Skip>
        <Skip label={`${t('recordings.forward', { seconds })} (→)`} onClick={() => skip(SKIP_MS)}>
          +{format.number(seconds)}
        </Skip>
      </span>
      <SpeedMenu speed={speed} onSpeed={onSpeed} speech={speech} />
      <ActionIcon
        aria-label={t('recordings.copyLink', { time: format.duration(sound.get().atMs / 1000) })}
        title={
          copied
            ? t('recordings.linkCopied')
            : t('recordings.copyLink', { time: format.duration(sound.get().atMs / 1000) })
        }
        color={copied ? 'green' : 'gray'}
        onClick={() => copy(linkToSecond(recording, sound.get().atMs, oneOfMany))}
      >
        <IconLink size={18} />
      </ActionIcon>
      <span className={styles.srOnly} role="status">
        {copied ? t('recordings.linkCopied') : ''}
      </span>
      {recording.may.export && (
        <ActionIcon
          aria-label={t('recordings.export')}
          title={t('recordings.export')}
          onClick={() => setExporting(true)}
        >
          <IconDownload size={18} />
        </ActionIcon>
      )}
      {exporting && <ExportDialog id={recording.id} onClose={() => setExporting(false)} />}
    </div>
  );
}

function Skip({ label, onClick, children }: { label: string; onClick: () => void; children: React.ReactNode }) {
  return (
    <button type="button" className={styles.skip} aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  );
}

function SpeedMenu({ speed, onSpeed, speech }: Pick<Props, 'speed' | 'onSpeed' | 'speech'>) {
  const { t, format } = speech;
  const written = (one: Speed) => `${format.digits(String(one))}×`;
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={styles.speed ?? ''}
          aria-label={t('recordings.speedOf', { speed: format.digits(String(speed)) })}
          title={`${t('recordings.speed')} ([ ])`}
        >
          <bdi dir="ltr">{written(speed)}</bdi>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SPEEDS.map((one) => (
          <Menu.Item key={one} aria-current={one === speed || undefined} onClick={() => onSpeed(one)}>
            <bdi dir="ltr" className={one === speed ? styles.chosen : undefined}>
              {written(one)}
            </bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
