import { Group, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useWords } from '../../words.tsx';
import type { AddressParts } from './address-parts.ts';
import { type DeviceDraft, type DraftFault, withWire } from './device-draft.ts';
import { wiresOf } from './device-kinds.ts';
import { LATIN_FIELD } from './latin-field.ts';
import { PortField } from './port-field.tsx';

const SPEEDS = ['300', '1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200'];

type Props = {
  readonly draft: DeviceDraft;
  readonly fault: DraftFault | null;
  readonly onChange: (draft: DeviceDraft) => void;
};

/** How the device is connected, and the fields that this way needs. The address is built from them. */
export function WireFields({ draft, fault, onChange }: Props) {
  const t = useWords();
  const { wire } = draft.parts;
  const wires = wiresOf(draft.kind);
  if (wire === 'simulator') return <LinesField draft={draft} fault={fault} onChange={onChange} />;
  return (
    <>
      {wires.length > 1 ? (
        <Select
          label={t('devices.wire')}
          data={wires.flatMap((one) => (one === 'simulator' ? [] : [{ value: one, label: t(`devices.wire.${one}`) }]))}
          value={wire}
          onChange={(chosen) => {
            const next = wires.find((one) => one === chosen);
            if (next !== undefined) onChange(withWire(draft, next));
          }}
        />
      ) : null}
      <Fields draft={draft} fault={fault} onChange={onChange} />
    </>
  );
}

function Fields(props: Props) {
  switch (props.draft.parts.wire) {
    case 'serial':
      return <SerialFields {...props} />;
    case 'file':
      return <FileFields {...props} />;
    default:
      return <NetFields {...props} />;
  }
}

function change({ draft, onChange }: Props, parts: Partial<AddressParts>): void {
  onChange({ ...draft, parts: { ...draft.parts, ...parts } });
}

function SerialFields(props: Props) {
  const t = useWords();
  const { draft, fault, onChange } = props;
  return (
    <>
      <PortField
        value={draft.parts.path}
        error={fault === 'port' ? t('devices.portNeeded') : null}
        onChange={(path) => change(props, { path })}
      />
      <Select
        label={t('devices.baudRate')}
        placeholder={draft.kind === 'auto' ? t('devices.baudFound') : t('devices.baudAuto')}
        clearable
        data={SPEEDS}
        w={220}
        value={draft.baudRate === '' ? null : draft.baudRate}
        onChange={(speed) => onChange({ ...draft, baudRate: speed ?? '' })}
      />
    </>
  );
}

function NetFields(props: Props) {
  const t = useWords();
  const { draft, fault } = props;
  const { wire, host, port, lan } = draft.parts;
  return (
    <>
      <Group gap="xs" align="start" wrap="nowrap">
        {wire === 'tcp' ? (
          <TextInput
            flex={1}
            label={t('devices.host')}
            description={t('devices.hostText')}
            {...LATIN_FIELD}
            value={host}
            onChange={(event) => change(props, { host: event.currentTarget.value })}
            error={hostError(fault, t)}
          />
        ) : null}
        <TextInput
          w={120}
          label={t('devices.netPort')}
          {...LATIN_FIELD}
          inputMode="numeric"
          value={port}
          onChange={(event) => change(props, { port: event.currentTarget.value })}
          error={fault === 'netPort' ? t('devices.netPortWrong') : null}
        />
      </Group>
      {wire === 'tcp' ? null : (
        <Switch
          label={t('devices.lan')}
          description={t('devices.lanText')}
          checked={lan}
          onChange={(event) => change(props, { lan: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

function hostError(fault: DraftFault | null, t: ReturnType<typeof useWords>): string | null {
  if (fault === 'host') return t('devices.hostNeeded');
  return fault === 'hostWrong' ? t('devices.hostWrong') : null;
}

function FileFields(props: Props) {
  const t = useWords();
  const { path, speed, loop } = props.draft.parts;
  return (
    <>
      <TextInput
        label={t('devices.file')}
        description={t('devices.fileText')}
        {...LATIN_FIELD}
        value={path}
        onChange={(event) => change(props, { path: event.currentTarget.value })}
        error={props.fault === 'file' ? t('devices.fileNeeded') : null}
      />
      <Select
        label={t('devices.fileSpeed')}
        w={220}
        data={(['1', '10', '0'] as const).map((one) => ({ value: one, label: t(`devices.fileSpeed.${one}`) }))}
        value={speed}
        onChange={(chosen) => change(props, { speed: chosen ?? '1' })}
      />
      <Switch
        label={t('devices.fileLoop')}
        checked={loop}
        onChange={(event) => change(props, { loop: event.currentTarget.checked })}
      />
    </>
  );
}

function LinesField(props: Props) {
  const t = useWords();
  return (
    <NumberInput
      label={t('devices.simulatedLines')}
      min={1}
      max={64}
      allowDecimal={false}
      w={200}
      value={props.draft.parts.lines}
      onChange={(lines) => change(props, { lines: Number(lines) })}
      error={props.fault === 'lines' ? t('devices.linesWrong') : null}
    />
  );
}
