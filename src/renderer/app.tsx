import { Notifications } from '@mantine/notifications';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Core } from './connect.ts';
import { FirstRun } from './first-run/first-run.tsx';
import { PopWindow } from './pop/pop-window.tsx';
import { PreferencesProvider } from './preferences.tsx';
import { Shell } from './shell/shell.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { Starting } from './sign-in/starting.tsx';
import { ConfirmProvider } from './ui/confirm.tsx';
import { CoreProvider, useSession } from './use-core.tsx';

/** The whole page: the house, or (in the window that pops up) nothing but the cards. */
export function App({ core, popWindow }: { readonly core: Core; readonly popWindow: boolean }) {
  return (
    <CoreProvider core={core}>
      <PreferencesProvider>
        {popWindow ? (
          <PopWindow />
        ) : (
          <ConfirmProvider>
            <Notifications position="bottom-center" limit={4} zIndex={400} />
            <Router hook={useHashLocation}>
              <Door />
            </Router>
          </ConfirmProvider>
        )}
      </PreferencesProvider>
    </CoreProvider>
  );
}

/** What stands between the street and the rooms. */
function Door() {
  const phase = useSession((session) => session.phase);
  const firstSteps = useSession((session) => session.firstSteps);
  if (phase === 'starting') return <Starting />;
  if (phase === 'setUp' || firstSteps) return <FirstRun />;
  return phase === 'signIn' ? <SignIn /> : <Shell />;
}
