import { Link, useLocation } from 'wouter';
import { type Room, roomAt, roomsFor } from '../rooms.tsx';
import { Mark } from '../ui/mark.tsx';
import { useLive, useMe } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import classes from './rail.module.css';

/** The rooms that this person may enter, in one column at the start of the lines. */
export function Rail() {
  const t = useWords();
  const [path] = useLocation();
  const rooms = roomsFor(useMe().permissions);
  const here = path === '/' || path === '' ? rooms[0] : roomAt(path);
  return (
    <nav className={classes.rail} aria-label={t('shell.rooms')}>
      <div className={classes.mark}>
        <Mark size={36} />
      </div>
      {rooms.map((room) => (
        <RoomLink key={room.id} room={room} here={room === here} />
      ))}
    </nav>
  );
}

function RoomLink({ room, here }: { readonly room: Room; readonly here: boolean }) {
  const t = useWords();
  const { icon: Icon } = room;
  return (
    <Link
      href={`/${room.id}`}
      className={classes.room}
      data-here={here || undefined}
      {...(here ? { 'aria-current': 'page' as const } : {})}
    >
      <span className={classes.glyph}>
        <Icon size={22} stroke={1.7} />
        {room.id === 'desk' ? <ToCode /> : null}
      </span>
      {t(`room.${room.id}`)}
    </Link>
  );
}

/** How many taken calls wait for their outcome. */
function ToCode() {
  const count = useLive((live) => live.dock.length);
  const format = useFormat();
  return count === 0 ? null : <span className={classes.count}>{format.number(count)}</span>;
}
