// SPDX-License-Identifier: MIT

import type { PageProps } from '../app/router';

export function Profiles(_: PageProps) {
	return <p class="page-note">Nothing here yet.</p>;
}
