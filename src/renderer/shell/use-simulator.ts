import type { InputOf } from '../../shared/contract/contract.ts';
import { useCommand, useLive, useMay, useSession } from '../use-core.tsx';

export type Scenario = InputOf<'simulator.ring'>['scenario'];
export const SCENARIOS: readonly Scenario[] = [
  'known',
  'several',
  'unknown',
  'hidden',
  'missed',
  'outgoing',
  'callWaiting',
  'unplug',
];

/** Whether invented lines are here, and how to make them ring. */
export function useSimulator(): { readonly here: boolean; readonly ring: (scenario: Scenario) => void } {
  const demo = useSession((session) => session.office?.demo === true);
  const attached = useLive((live) => live.devices.some((device) => device.kind === 'simulator' && device.enabled));
  const may = useMay('call.work');
  const { run } = useCommand('simulator.ring');
  return { here: may && (demo || attached), ring: (scenario) => void run({ scenario }) };
}
