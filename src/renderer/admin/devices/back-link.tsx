import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useKey } from '../../ui/keys.tsx';
import classes from './devices.module.css';

/** The way back from a page of one device; Esc goes there too. */
export function BackLink({
  to,
  label,
  onLeave,
}: {
  readonly to: string;
  readonly label: string;
  readonly onLeave: () => void;
}) {
  useKey('close', label, onLeave);
  return (
    <Link href={to} className={classes.back}>
      <IconChevronLeft size={16} aria-hidden /> {label}
    </Link>
  );
}
