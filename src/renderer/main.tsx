import '@fontsource-variable/vazirmatn';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './ui/theme.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connect } from './connect.ts';
import { openTransport } from './transport.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const popWindow = window.location.hash.startsWith('#/pop');
createRoot(root).render(<App core={connect(openTransport)} popWindow={popWindow} />);
