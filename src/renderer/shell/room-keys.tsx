import { useLocation } from 'wouter';
import { type Room, roomsFor } from '../rooms.tsx';
import { useKey } from '../ui/keys.tsx';
import { useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';

/** Alt with a digit goes to the rooms in their order. */
export function RoomKeys() {
  const rooms = roomsFor(useMe().permissions);
  return rooms.map((room, index) => <RoomKey key={room.id} room={room} digit={index + 1} />);
}

function RoomKey({ room, digit }: { readonly room: Room; readonly digit: number }) {
  const t = useWords();
  const [, go] = useLocation();
  useKey({ code: `Digit${digit}`, alt: true }, t('shell.keyRoom', { room: t(`room.${room.id}`) }), () =>
    go(`/${room.id}`),
  );
  return null;
}
