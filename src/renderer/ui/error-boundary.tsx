import { Button } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { Details } from './details.tsx';
import { EmptyState } from './empty-state.tsx';

/** Keeps a fault inside one part of the screen, reports it, and offers to load the part again. */
export function ErrorBoundary({ where, children }: { readonly where: string; readonly children: ReactNode }) {
  const { client } = useCore();
  const report = (message: string) => {
    client.ask('client.error', { message: message.slice(0, 500), where: where.slice(0, 200) }).catch(() => undefined);
  };
  return (
    <Boundary key={where} report={report}>
      {children}
    </Boundary>
  );
}

type Props = { readonly report: (message: string) => void; readonly children: ReactNode };

// React offers no function form of an error boundary.
class Boundary extends Component<Props, { readonly error: Error | null }> {
  override state = { error: null };
  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }
  override componentDidCatch(error: Error, _info: ErrorInfo): void {
    this.props.report(`${error.name}: ${error.message}`);
  }
  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? (
      this.props.children
    ) : (
      <Fault error={error} onReload={() => this.setState({ error: null })} />
    );
  }
}

function Fault({ error, onReload }: { readonly error: Error; readonly onReload: () => void }) {
  const t = useWords();
  return (
    <EmptyState
      icon={<IconMoodSad size={26} />}
      title={t('errors.crashTitle')}
      text={t('errors.crashText')}
      action={
        <>
          <Button mt="xs" onClick={onReload}>
            {t('errors.reload')}
          </Button>
          <Details text={`${error.name}: ${error.message}`} />
        </>
      }
    />
  );
}
