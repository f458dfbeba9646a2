import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { OfficeSettings } from '../../shared/contract/office.ts';
import { toLatinDigits } from '../../shared/domain/persian-text.ts';
import { showDone } from '../ui/toast.tsx';
import { useAsk, useCommand } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { Page, Ready, Sheet } from './page.tsx';

/** What holds for everybody. */
export function OfficePage() {
  const t = useWords();
  const settings = useAsk('settings.get', {});
  return (
    <Page title={t('admin.section.office')} text={t('office.text')}>
      <Ready asked={settings}>{(saved) => <Form key={JSON.stringify(saved)} saved={saved} />}</Ready>
    </Page>
  );
}

const ZONES = Intl.supportedValuesOf('timeZone');

function Form({ saved }: { readonly saved: OfficeSettings }) {
  const t = useWords();
  const { run, pending } = useCommand('settings.save');
  const form = useForm({
    initialValues: saved,
    validate: {
      name: (value) => (value.trim() === '' ? t('office.nameNeeded') : null),
      areaCode: (value) => (/^\d{0,4}$/.test(toLatinDigits(value)) ? null : t('firstRun.areaCodeWrong')),
    },
  });
  const save = async (values: OfficeSettings) => {
    const done = await run({ ...values, name: values.name.trim(), areaCode: toLatinDigits(values.areaCode) });
    if (done.ok) showDone(t('office.saved'));
  };
  const zones = ZONES.includes(saved.zone) ? ZONES : [saved.zone, ...ZONES];
  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Sheet padded>
        <Stack gap="md" maw={480}>
          <TextInput label={t('office.name')} maxLength={200} {...form.getInputProps('name')} />
          <TextInput
            label={t('office.areaCode')}
            description={t('firstRun.areaCodeText')}
            dir="ltr"
            labelProps={{ dir: 'auto' }}
            descriptionProps={{ dir: 'auto' }}
            maxLength={4}
            inputMode="numeric"
            styles={{ wrapper: { inlineSize: 120 } }}
            {...form.getInputProps('areaCode')}
          />
          <Select
            label={t('office.language')}
            data={(['fa', 'en'] as const).map((one) => ({ value: one, label: t(`language.${one}`) }))}
            {...form.getInputProps('language')}
          />
          <Select
            label={t('office.zone')}
            description={t('office.zoneText')}
            searchable
            limit={80}
            data={zones}
            {...form.getInputProps('zone')}
          />
          <Select
            label={t('office.currency')}
            data={(['rial', 'toman'] as const).map((one) => ({ value: one, label: t(`office.currency.${one}`) }))}
            {...form.getInputProps('currency')}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={pending} disabled={!form.isDirty()}>
              {t('words.save')}
            </Button>
          </Group>
        </Stack>
      </Sheet>
    </form>
  );
}
