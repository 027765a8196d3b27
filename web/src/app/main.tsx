// SPDX-License-Identifier: MIT

import { render } from 'preact';
import './theme.css';
import './shell.css';
import '../parts/parts.css';
import '../timeline/timeline.css';
import { followStatus } from '../api/status';
import { listenToKeys } from './keys';
import { followLinks } from './router';
import { Shell } from './shell';
import { listenToHistory } from './state';

const root = document.getElementById('app')!;
root.textContent = '';
listenToHistory();
listenToKeys();
document.addEventListener('click', followLinks);
render(<Shell />, root);
void followStatus();
