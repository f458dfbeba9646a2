import { Suspense, useEffect } from 'react';
import { useLocation } from 'wouter';
import { DialLayer } from '../dial/dial-layer.tsx';
import { PopLayer } from '../pop/pop-layer.tsx';
import { useCardFieldPause } from '../recording/use-card-field-pause.ts';
import { loadAdmin, roomAt, roomsFor } from '../rooms.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useOwnKeys } from '../ui/use-own-keys.ts';
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
import { useHeadHeight } from './use-head-height.ts';

/** The house: rail, bar, lines, and the room that the address names. Each part follows its own slice of what goes on. */
export function Shell() {
  useOwnKeys();
  useCardFieldPause();
  const head = useHeadHeight();
  useRoomsBeforehand();
  return (
    <div className={classes.shell}>
      <Rail />
      <div className={classes.main}>
        <div ref={head} className={classes.head}>
          <TopBar />
          <LineStrip />
        </div>
        <Banners />
        <main className={classes.room}>
          <CurrentRoom />
        </main>
      </div>
      <ErrorBoundary where="pop">
        <PopLayer />
      </ErrorBoundary>
      <CommandBox />
      <DialLayer />
      <KeyList />
      <RoomKeys />
    </div>
  );
}

/** What is loaded only when it is asked for is fetched once the page rests. */
function useRoomsBeforehand(): void {
  const admin = useMe().permissions.includes('settings.manage');
  useEffect(() => {
    if (!admin) return;
    const timer = setTimeout(() => void loadAdmin(), 3000);
    return () => clearTimeout(timer);
  }, [admin]);
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
