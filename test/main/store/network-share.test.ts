import { describe, expect, it } from 'vitest';
import { mountOf, networkShare } from '../../../src/main/store/network-share.ts';

const linux = (type: number, mount: string | null = null) =>
  ({ platform: 'linux', path: '/data', type, mount }) as const;
const windows = (path: string) => ({ platform: 'win32', path, type: null, mount: null }) as const;

describe('a data folder', () => {
  it.each([
    ['NFS', 0x6969],
    ['SMB', 0x517b],
    ['CIFS', 0xff534d42],
    ['SMB', 0xfe534d42],
    ['9P', 0x01021997],
  ])('is on a network share when Linux says %s', (name, type) => {
    expect(networkShare(linux(type))).toBe(name);
  });

  it('is on a share also when statfs gives the type as a negative number', () => {
    expect(networkShare(linux(0xff534d42 | 0))).toBe('CIFS');
  });

  it.each([0xef53, 0x9123683e, 0x58465342, 0x01021994, 0x794c7630])('is on a local disk for type 0x%s', (type) => {
    expect(networkShare(linux(type))).toBeNull();
  });

  it.each(['fuse.sshfs', 'fuse.rclone', 'fuse.glusterfs'])('is on a share when FUSE carries %s', (mount) => {
    expect(networkShare(linux(0x65735546, mount))).toBe(mount);
  });

  it.each(['fuseblk', 'fuse.mergerfs', null])('is local when FUSE carries %s', (mount) => {
    expect(networkShare(linux(0x65735546, mount))).toBeNull();
  });

  it.each(['\\\\server\\office\\data', '//server/office', '\\\\?\\UNC\\server\\office'])(
    'is on a share at %s',
    (path) => {
      expect(networkShare(windows(path))).toBe('UNC');
    },
  );

  it.each(['C:\\Users\\office', '\\\\?\\C:\\office', 'D:/office'])('is local at %s', (path) => {
    expect(networkShare(windows(path))).toBeNull();
  });
});

describe('the mount of a path', () => {
  const table = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '30 22 0:40 / /mnt/my\\040share rw - fuse.sshfs office:/data rw',
    '31 22 0:41 / /mnt/other rw - fuse.rclone remote rw',
  ].join('\n');

  it.each([
    ['/mnt/my share/data', 'fuse.sshfs'],
    ['/mnt/other', 'fuse.rclone'],
    ['/mnt/otherwise', 'ext4'],
    ['/home', 'ext4'],
  ])('is the longest that holds it: %s', (path, type) => {
    expect(mountOf(path, table)).toBe(type);
  });
});
