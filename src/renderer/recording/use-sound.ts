import { useEffect, useState } from 'react';
import type { Recording } from '../../shared/contract/recordings.ts';
import { useRemembered } from '../lists/remembered.ts';
import { useCore, useMe } from '../use-core.tsx';
import { createSound, type Sound } from './sound.ts';

export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;
export type Speed = (typeof SPEEDS)[number];

export type Played = {
  readonly sound: Sound;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
};

/** The sound of a recording for as long as its player is on screen, at the speed that this person last chose. */
export function useSound({ id, durationMs }: Pick<Recording, 'id' | 'durationMs'>): Played {
  const { client } = useCore();
  const me = useMe();
  const [speed, setSpeed] = useRemembered<Speed>('player.speed', me.id, 1, readSpeed);
  const [sound] = useState(() =>
    createSound({ audio: new Audio(), open: () => client.ask('recordings.open', { id }), durationMs: durationMs ?? 0 }),
  );
  useEffect(() => sound.setSpeed(speed), [sound, speed]);
  useEffect(() => () => sound.close(), [sound]);
  return { sound, speed, setSpeed };
}

function readSpeed(stored: unknown): Speed | null {
  return SPEEDS.find((one) => one === stored) ?? null;
}

/** The next speed in a direction; the last one stays. */
export function nextSpeed(speed: Speed, step: 1 | -1): Speed {
  return SPEEDS[SPEEDS.indexOf(speed) + step] ?? speed;
}
