import { useLocation } from 'wouter';
import { type Room, roomsFor } from '../rooms.tsx';
import { useKey } from '../ui/keys.tsx';
import { useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';

/** The keys of the rooms, in the order of the rail. A hidden room leaves no gap. */
const KEYS = ['room1', 'room2', 'room3', 'room4'] as const;
type RoomKeyName = (typeof KEYS)[number];

/** Alt with a digit goes to the rooms in their order, unless the user wants other keys. */
export function RoomKeys() {
  const rooms = roomsFor(useMe().permissions);
  return rooms.map((room, index) => {
    const name = KEYS[index];
    return name === undefined ? null : <RoomKey key={room.id} room={room} name={name} />;
  });
}

function RoomKey({ room, name }: { readonly room: Room; readonly name: RoomKeyName }) {
  const t = useWords();
  const [, go] = useLocation();
  useKey(name, t('shell.keyRoom', { room: t(`room.${room.id}`) }), () => go(`/${room.id}`));
  return null;
}
