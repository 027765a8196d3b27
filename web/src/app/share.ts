// SPDX-License-Identifier: MIT
//
// Links and sentences for the clipboard.

import { signal } from '@preact/signals';
import { formatDuration, formatTime } from './time';
import { address, base, status } from './state';
import { formatAddress } from './url';
import { details } from '../timeline/selection';

/* A word that shows for a moment what was done. */
export const toast = signal<string | null>(null);

let toastTimer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string): void {
	toast.value = text;
	clearTimeout(toastTimer);
	toastTimer = setTimeout(() => {
		toast.value = null;
	}, 2500);
}

export async function copyText(text: string, what: string): Promise<void> {
	try {
		await navigator.clipboard.writeText(text);
		say(`${what} copied.`);
	} catch {
		say('The browser does not let this page copy.');
	}
}

/* "g1234 waiting 3.1 ms on chan receive in main.worker, t=1.2503 s" */
export function selectionSentence(): string | null {
	const d = details.peek().value;
	if (!d)
		return null;
	const who = d.goroutine ? `g${d.goroutine.id}` : d.row;
	const on = d.reason ? ` on ${d.reason}` : '';
	const frame = d.stack.find((f) => !/^(runtime|sync|internal)\./.test(f.fn)) ?? d.stack[0];
	const fn = frame?.fn ?? d.goroutine?.fn;
	return `${who} ${d.state} ${formatDuration(d.end - d.begin)}${on}${fn ? ` in ${fn}` : ''}, t=${formatTime(d.begin, 1e5)}`;
}

export function link(): string {
	return location.origin + formatAddress(address.peek(), base);
}

/* What follows the name of the trace on a command line. */
export function commandLine(): string {
	const a = address.peek();
	const name = status.peek()?.name ?? 'trace.out';
	const quote = (s: string): string => `'${s.replace(/'/g, `'\\''`)}'`;
	return `tacho view ${quote(name)} --open ${quote(formatAddress(a, '/').replace(/^\//, ''))}`;
}

export async function copyLink(): Promise<void> {
	const sentence = selectionSentence();
	await copyText(sentence ? `${link()}\n${sentence}` : link(), 'Link');
}

export async function copySelection(): Promise<void> {
	const d = details.peek().value;
	const sentence = selectionSentence();
	if (!d || !sentence) {
		say('Nothing is selected.');
		return;
	}
	const stack = d.stack.map((f) => `    ${f.fn}\n        ${f.file}:${f.line}`);
	const by = d.unblocked_by ? [`made runnable by ${d.unblocked_by.key} at ${formatTime(d.unblocked_by.t)}`] : [];
	await copyText([sentence, ...by, ...stack].join('\n'), 'Selection');
}

export async function copyJson(): Promise<void> {
	const d = details.peek().value;
	if (d)
		await copyText(JSON.stringify(d, null, 2), 'JSON');
}
