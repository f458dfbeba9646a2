import { Suspense } from 'react';
import { useLocation } from 'wouter';
import { PopLayer } from '../pop/pop-layer.tsx';
import { roomAt, roomsFor } from '../rooms.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useMe } from '../use-core.tsx';
import { Banners } from './banners.tsx';
import { CommandBox } from './command-box.tsx';
import { KeyList } from './key-list.tsx';
import { LineStrip } from './line-strip.tsx';
import { NoRoom } from './no-room.tsx';
import { Rail } from './rail.tsx';
import { RoomKeys } from './room-keys.tsx';
import classes from './shell.module.css';
import { TopBar } from './top-bar.tsx';

/** The house: rail, bar, lines, and the room that the address names. Each part follows its own slice of what goes on. */
export function Shell() {
  return (
    <div className={classes.shell}>
      <Rail />
      <div className={classes.main}>
        <TopBar />
        <LineStrip />
        <Banners />
        <main className={classes.room}>
          <CurrentRoom />
        </main>
      </div>
      <ErrorBoundary where="pop">
        <PopLayer />
      </ErrorBoundary>
      <CommandBox />
      <KeyList />
      <RoomKeys />
    </div>
  );
}

function CurrentRoom() {
  const [path] = useLocation();
  const open = roomsFor(useMe().permissions);
  const room = path === '/' || path === '' ? open[0] : roomAt(path);
  if (room === undefined || !open.includes(room)) return <NoRoom />;
  const { screen: Screen } = room;
  return (
    <ErrorBoundary where={room.id} key={room.id}>
      <Suspense fallback={<SkeletonRows />}>
        <Screen />
      </Suspense>
    </ErrorBoundary>
  );
}
