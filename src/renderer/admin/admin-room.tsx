import { NavLink } from '@mantine/core';
import {
  IconActivityHeartbeat,
  IconBuilding,
  IconCalendarTime,
  IconChecklist,
  IconCircleDot,
  IconDatabase,
  IconHistory,
  IconKey,
  IconListCheck,
  IconMicrophone,
  IconPhoneCall,
  IconPlug,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Link, useLocation } from 'wouter';
import type { Permission } from '../../shared/domain/permission.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { useMe } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './admin.module.css';
import { DecisionsPage } from './decisions-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { DiagnosticsPage } from './diagnostics-page.tsx';
import { JournalPage } from './journal-page.tsx';
import { LinesPage } from './lines/lines-page.tsx';
import { OfficePage } from './office-page.tsx';
import { OutcomesPage } from './outcomes/outcomes-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { HealthPage } from './recording/health/health-page.tsx';
import { KeepingPage } from './recording/keeping/keeping-page.tsx';
import { RulesPage } from './recording/rules/rules-page.tsx';
import { SourcesPage } from './recording/sources/sources-page.tsx';
import { TokensPage } from './tokens/tokens-page.tsx';

const GROUPS = ['groupOffice', 'groupRecording', 'groupProgram'] as const;

type Section = {
  readonly id:
    | 'lines'
    | 'devices'
    | 'people'
    | 'outcomes'
    | 'office'
    | 'recording-sources'
    | 'recording-rules'
    | 'recording-keeping'
    | 'recording-health'
    | 'tokens'
    | 'diagnostics'
    | 'decisions'
    | 'journal';
  readonly group: (typeof GROUPS)[number];
  readonly permission: Permission;
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
  readonly screen: ComponentType;
};

const SECTIONS: readonly Section[] = [
  { id: 'lines', group: 'groupOffice', permission: 'line.manage', icon: IconPhoneCall, screen: LinesPage },
  { id: 'devices', group: 'groupOffice', permission: 'device.manage', icon: IconPlug, screen: DevicesPage },
  { id: 'people', group: 'groupOffice', permission: 'user.manage', icon: IconUsers, screen: PeoplePage },
  { id: 'outcomes', group: 'groupOffice', permission: 'settings.manage', icon: IconListCheck, screen: OutcomesPage },
  { id: 'office', group: 'groupOffice', permission: 'settings.manage', icon: IconBuilding, screen: OfficePage },
  {
    id: 'recording-sources',
    group: 'groupRecording',
    permission: 'recording.manage',
    icon: IconMicrophone,
    screen: SourcesPage,
  },
  {
    id: 'recording-rules',
    group: 'groupRecording',
    permission: 'recording.manage',
    icon: IconCircleDot,
    screen: RulesPage,
  },
  {
    id: 'recording-keeping',
    group: 'groupRecording',
    permission: 'recording.manage',
    icon: IconCalendarTime,
    screen: KeepingPage,
  },
  {
    id: 'recording-health',
    group: 'groupRecording',
    permission: 'recording.manage',
    icon: IconDatabase,
    screen: HealthPage,
  },
  { id: 'tokens', group: 'groupProgram', permission: 'token.manage', icon: IconKey, screen: TokensPage },
  {
    id: 'diagnostics',
    group: 'groupProgram',
    permission: 'diagnostics.read',
    icon: IconActivityHeartbeat,
    screen: DiagnosticsPage,
  },
  {
    id: 'decisions',
    group: 'groupProgram',
    permission: 'diagnostics.read',
    icon: IconChecklist,
    screen: DecisionsPage,
  },
  { id: 'journal', group: 'groupProgram', permission: 'diagnostics.read', icon: IconHistory, screen: JournalPage },
];

/** Admin: a list of subjects, and the one that the address names. */
export function AdminRoom() {
  const t = useWords();
  const [path] = useLocation();
  const { permissions } = useMe();
  const open = SECTIONS.filter((section) => permissions.includes(section.permission));
  const current = open.find((section) => section.id === path.split('/')[2]) ?? open[0];
  if (current === undefined) return null;
  const { screen: Screen } = current;
  return (
    <div className={classes.admin}>
      <nav className={classes.nav} aria-label={t('room.admin')}>
        {GROUPS.map((group) => (
          <SectionGroup
            key={group}
            group={group}
            sections={open.filter((section) => section.group === group)}
            current={current}
          />
        ))}
      </nav>
      <div className={classes.page}>
        <ErrorBoundary where={`admin/${current.id}`} key={current.id}>
          <Screen />
        </ErrorBoundary>
      </div>
    </div>
  );
}

function SectionGroup({
  group,
  sections,
  current,
}: {
  readonly group: Section['group'];
  readonly sections: readonly Section[];
  readonly current: Section;
}) {
  const t = useWords();
  if (sections.length === 0) return null;
  return (
    <>
      <div className={classes.group}>{t(`admin.${group}`)}</div>
      {sections.map(({ id, icon: Icon }) => (
        <NavLink
          key={id}
          component={Link}
          href={`/admin/${id}`}
          active={id === current.id}
          label={t(`admin.section.${id}`)}
          leftSection={<Icon size={18} stroke={1.7} />}
          className={classes.link ?? ''}
        />
      ))}
    </>
  );
}
