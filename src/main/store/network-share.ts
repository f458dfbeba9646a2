import { readFileSync, statfsSync } from 'node:fs';
import { resolve } from 'node:path';

/** What is known of the folder's file system. `type`: the number that Linux's statfs gives; `mount`: the name in its mount table. */
export type FileSystem = {
  readonly platform: NodeJS.Platform;
  readonly path: string;
  readonly type: number | null;
  readonly mount: string | null;
};

/** linux/magic.h. FUSE carries local disks too, so there the name of the mount decides. */
const NETWORK_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
]);
const FUSE = 0x65735546;
const NETWORK_MOUNTS =
  /^(?:fuse\.(?:sshfs|rclone|s3fs|gcsfuse|glusterfs|davfs2?|curlftpfs|gvfsd-fuse|kio-fuse|vmhgfs-fuse|ceph)|davfs)$/;

/**
 * The name of the share that a folder lies on, or null where it is a disk of this computer. SQLite's locks do not hold
 * over a network: two computers would write into one file and destroy it.
 */
export function networkShare(system: FileSystem): string | null {
  if (system.platform === 'win32') return /^[\\/]{2}(?![?.][\\/](?!UNC[\\/]))/i.test(system.path) ? 'UNC' : null;
  if (system.platform !== 'linux' || system.type === null) return null;
  // Some file systems have their top bit set, and statfs may give them as negative numbers.
  const type = Number(BigInt.asUintN(32, BigInt(system.type)));
  if (type === FUSE) return system.mount !== null && NETWORK_MOUNTS.test(system.mount) ? system.mount : null;
  return NETWORK_TYPES.get(type) ?? null;
}

/** Asks the system about a folder that exists. */
export function fileSystemOf(dir: string): FileSystem {
  const path = resolve(dir);
  if (process.platform !== 'linux') return { platform: process.platform, path, type: null, mount: null };
  const type = statfsSync(path).type;
  return {
    platform: 'linux',
    path,
    type,
    mount: type === FUSE ? mountOf(path, readFileSync('/proc/self/mountinfo', 'utf8')) : null,
  };
}

/** The type of the mount that a path lies on, from the text of /proc/self/mountinfo: the longest mount point wins. */
export function mountOf(path: string, mountinfo: string): string | null {
  let best: { point: string; type: string } | null = null;
  for (const line of mountinfo.split('\n')) {
    const [left = '', right = ''] = line.split(' - ');
    const point = (left.split(' ')[4] ?? '').replace(/\\040/g, ' ');
    const type = right.split(' ')[0] ?? '';
    const holds = path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`);
    if (point !== '' && holds && point.length >= (best?.point.length ?? 0)) best = { point, type };
  }
  return best?.type ?? null;
}
