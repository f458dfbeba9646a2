import { Group, PasswordInput, type PasswordInputProps, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useWords } from '../words.tsx';

/** A password that can be looked at, with a word when Caps Lock or the Persian layout would spoil it. */
export function PasswordField({ label, ...rest }: PasswordInputProps & { readonly label: string }) {
  const t = useWords();
  const [hint, setHint] = useState<'capsLock' | 'persianLayout' | null>(null);
  const watch = (event: KeyboardEvent) => {
    if (event.getModifierState?.('CapsLock')) setHint('capsLock');
    else if (/^[\u0600-\u06ff]$/.test(event.key)) setHint('persianLayout');
    else if (event.key.length === 1 || event.key === 'CapsLock') setHint(null);
  };
  return (
    <div>
      <PasswordInput
        label={label}
        dir="ltr"
        styles={{ label: { direction: 'inherit' } }}
        labelProps={{ dir: 'auto' }}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
        {...rest}
        onKeyUp={watch}
      />
      {hint === null ? null : (
        <Group gap={6} mt={4} role="status" c="amber">
          <IconAlertTriangle size={14} aria-hidden />
          <Text size="xs">{t(`signIn.${hint}`)}</Text>
        </Group>
      )}
    </div>
  );
}
