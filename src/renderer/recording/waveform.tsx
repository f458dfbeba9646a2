import { useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './player.module.css';
import type { Sound } from './sound.ts';

type Props = {
  readonly sound: Sound;
  /** Loudness from 0 to 1, evenly spaced; empty where it is not known. */
  readonly peaks: readonly number[];
  readonly durationMs: number;
  readonly children?: ReactNode;
};

const HEIGHT_PX = 56;

/** The loudness over time, with where it plays; a click or a drag goes there. Time runs one way in every language. */
export function Waveform({ sound, peaks, durationMs, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read out of the page when the scheme changes.
  useEffect(() => {
    const container = box.current;
    if (container === null) return;
    let drawn: { destroy(): void } | null = null;
    let gone = false;
    void import('wavesurfer.js').then(({ default: WaveSurfer }) => {
      if (gone) return;
      const { color, accentColor } = inks(container);
      drawn = WaveSurfer.create({
        container,
        media: sound.audio,
        peaks: [peaks.length === 0 ? [0, 0] : [...peaks]],
        duration: durationMs / 1000,
        height: HEIGHT_PX,
        normalize: true,
        dragToSeek: true,
        barWidth: 2,
        barGap: 1,
        barRadius: 1,
        cursorWidth: 2,
        waveColor: color,
        progressColor: accentColor,
        cursorColor: accentColor,
      });
    });
    return () => {
      gone = true;
      drawn?.destroy();
    };
  }, [sound, peaks, durationMs, scheme]);
  return (
    <div className={styles.wave} dir="ltr">
      <div ref={box} className={styles.canvas} />
      {children}
    </div>
  );
}

/** A canvas knows no variables: the page's own inks, as they are at this moment. */
function inks(element: Element): { readonly color: string; readonly accentColor: string } {
  const style = getComputedStyle(element);
  return { color: style.color, accentColor: style.getPropertyValue('--hz-accent').trim() };
}
