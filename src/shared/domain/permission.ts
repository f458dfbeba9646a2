/** What somebody may be allowed to do. A procedure names exactly one of these; roles are sets of them. */
export const PERMISSIONS = [
  'public',
  'self',
  'call.read',
  'call.work',
  'call.readAll',
  'customer.read',
  'customer.write',
  'live.read',
  'user.manage',
  'line.manage',
  'device.manage',
  'settings.manage',
  'token.manage',
  'diagnostics.read',
  'line.signal',
  'recording.read',
  'recording.listen',
  'recording.listenAll',
  'recording.export',
  'recording.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const AGENT: readonly Permission[] = [
  'public',
  'self',
  'call.read',
  'call.work',
  'customer.read',
  'customer.write',
  'live.read',
  'recording.read',
  'recording.listen',
];
const SUPERVISOR: readonly Permission[] = [...AGENT, 'call.readAll', 'diagnostics.read', 'recording.listenAll'];
const ADMIN: readonly Permission[] = [
  ...SUPERVISOR,
  'user.manage',
  'line.manage',
  'device.manage',
  'settings.manage',
  'token.manage',
  'recording.export',
  'recording.manage',
];

const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  agent: new Set(AGENT),
  supervisor: new Set(SUPERVISOR),
  admin: new Set(ADMIN),
};

/** The permissions of a role, for the door and for a screen that hides what would be refused. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return GRANTS[role];
}
