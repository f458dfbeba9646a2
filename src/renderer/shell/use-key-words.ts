import { roomsFor } from '../rooms.tsx';
import type { KeyAction } from '../ui/key-map.ts';
import { useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';

/** What each deed with a key is called. */
export function useKeyWords(): (action: KeyAction) => string {
  const t = useWords();
  const rooms = roomsFor(useMe().permissions);
  return (action) => {
    switch (action) {
      case 'room1':
      case 'room2':
      case 'room3':
      case 'room4': {
        const room = rooms[Number(action.slice(-1)) - 1];
        return room === undefined ? action : t('shell.keyRoom', { room: t(`room.${room.id}`) });
      }
      default:
        return t(`shell.key.${action}`);
    }
  };
}
