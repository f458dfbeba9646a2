import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IRAN_AREA_CODES } from '../../shared/domain/iran-area-codes.ts';
import { toLatinDigits } from '../../shared/domain/persian-text.ts';
import { useFormat } from '../use-format.ts';
import { useSpeech } from '../words.tsx';
import type { StepProps } from './draft.ts';
import { Step } from './step.tsx';

export function OfficeStep({ draft, onNext, onBack }: StepProps) {
  const { t, spoken } = useSpeech();
  const format = useFormat();
  const form = useForm({
    initialValues: { officeName: draft.officeName, areaCode: draft.areaCode },
    validate: {
      officeName: (value) => (value.trim() === '' ? t('firstRun.officeNameMissing') : null),
      areaCode: (value) => (/^\d{2,4}$/.test(toLatinDigits(value)) ? null : t('firstRun.areaCodeWrong')),
    },
  });
  const towns = IRAN_AREA_CODES.map((area) => ({
    value: area.code,
    label: `${area.capital[spoken.language]} (${format.digits(`0${area.code}`)})`,
  }));
  const isKnown = IRAN_AREA_CODES.some((area) => area.code === form.values.areaCode);
  return (
    <Step
      title={t('firstRun.office')}
      text={t('firstRun.officeText')}
      onBack={onBack}
      onSubmit={form.onSubmit(({ officeName, areaCode }) =>
        onNext({ officeName: officeName.trim(), areaCode: toLatinDigits(areaCode) }),
      )}
    >
      <TextInput
        label={t('firstRun.officeName')}
        placeholder={t('firstRun.officeNamePlaceholder')}
        autoFocus
        maxLength={200}
        {...form.getInputProps('officeName')}
      />
      <Select
        label={t('firstRun.city')}
        placeholder={t('firstRun.cityPlaceholder')}
        searchable
        data={towns}
        value={isKnown ? form.values.areaCode : null}
        onChange={(code) => form.setFieldValue('areaCode', code ?? '')}
        nothingFoundMessage={t('words.nothingFound')}
      />
      <TextInput
        label={t('firstRun.areaCode')}
        description={t('firstRun.areaCodeText')}
        dir="ltr"
        inputMode="numeric"
        maxLength={4}
        styles={{ wrapper: { inlineSize: 120 } }}
        {...form.getInputProps('areaCode')}
      />
    </Step>
  );
}
