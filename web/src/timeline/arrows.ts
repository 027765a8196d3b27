// SPDX-License-Identifier: MIT
//
// Arrows from who woke, created or took the P of whom: of the selection, of its
// wake-up chain, and of all that is in view.

import type { Edge, EdgeEnd } from '../api/types';
import { formatShort } from '../app/format';
import { xOf, yOf, type Scene } from './scene';
import { State } from './states';

interface Point {
	x: number;
	y: number;
	shown: boolean; /* its row is in the layout */
}

function pointOf(s: Scene, key: string, t: number): Point {
	const at = s.layout.find(key);
	const x = xOf(s, t);
	if (!at)
		return { x, y: 0, shown: false };
	return { x, y: yOf(s, at.top) + Math.round((at.height * s.dpr) / 2), shown: true };
}

const EDGE_WORDS = { create: 'created', unblock: 'unblocked', syscall: 'left its syscall' } as const;

function arrowHead(s: Scene, x: number, y: number, down: boolean): void {
	const r = 4 * s.dpr;
	s.ctx.beginPath();
	s.ctx.moveTo(x, y);
	s.ctx.lineTo(x - r, y + (down ? -r * 1.5 : r * 1.5));
	s.ctx.lineTo(x + r, y + (down ? -r * 1.5 : r * 1.5));
	s.ctx.closePath();
	s.ctx.fill();
}

function curve(s: Scene, a: Point, b: Point): void {
	const down = b.y > a.y;
	const bend = Math.min(60 * s.dpr, Math.abs(b.y - a.y) / 2 + 8 * s.dpr) * (down ? 1 : -1);
	s.ctx.beginPath();
	s.ctx.moveTo(a.x, a.y);
	s.ctx.bezierCurveTo(a.x, a.y + bend, b.x, b.y - bend, b.x, b.y);
	s.ctx.stroke();
	arrowHead(s, b.x, b.y, down);
}

/* --- of the selection ------------------------------------------------------------------ */

interface Box {
	x: number;
	y: number;
	w: number;
}

/* Words with their middle at y, on a ground that lets little through. */
function write(s: Scene, text: string, x: number, y: number, w: number): void {
	const { ctx, dpr, palette } = s;
	ctx.fillStyle = palette.bgRaised;
	ctx.globalAlpha = 0.85;
	ctx.fillRect(x - 3 * dpr, y - 8 * dpr, w + 6 * dpr, 15 * dpr);
	ctx.globalAlpha = 1;
	ctx.fillStyle = palette.fg;
	ctx.fillText(text, x, y);
}

function drawEdge(s: Scene, edge: Edge, written: Box[]): void {
	const a = pointOf(s, edge.from.key, edge.from.t);
	const b = pointOf(s, edge.to.key, edge.to.t);
	const { ctx } = s;
	/* The end of a call leads from a goroutine to itself: there is nothing to draw on its own row. */
	if ((!a.shown && !b.shown) || edge.from.key === edge.to.key)
		return;
	ctx.lineWidth = 1.5 * s.dpr;
	ctx.strokeStyle = ctx.fillStyle = s.palette.fg;
	if (a.shown && b.shown) {
		curve(s, a, b);
		ctx.beginPath();
		ctx.arc(a.x, a.y, 2.5 * s.dpr, 0, 7);
		ctx.fill();
		return;
	}
	/* The other end's row is not listed: a stub says whose it is. */
	const here = a.shown ? a : b;
	const text = a.shown ? `→ ${edge.to.key} ${EDGE_WORDS[edge.kind]}` : `${EDGE_WORDS[edge.kind]} by ${edge.from.key}`;
	if (here.x < 0 || here.x > s.width)
		return;
	ctx.setLineDash([3 * s.dpr, 2 * s.dpr]);
	ctx.beginPath();
	ctx.moveTo(here.x, here.y);
	ctx.lineTo(here.x, here.y - 18 * s.dpr);
	ctx.stroke();
	ctx.setLineDash([]);
	if (b.shown)
		arrowHead(s, here.x, here.y, true);
	ctx.font = `${11 * s.dpr}px ${s.palette.font}`;
	const w = ctx.measureText(text).width;
	const x = Math.min(here.x + 4 * s.dpr, s.width - w - 6 * s.dpr);
	/* Words that would lie over others are left out: the panel has all of them. */
	if (written.some((b) => Math.abs(b.y - here.y) < 15 * s.dpr && x < b.x + b.w + 8 * s.dpr && b.x < x + w + 8 * s.dpr))
		return;
	written.push({ x, y: here.y, w });
	write(s, text, x, here.y - 19 * s.dpr, w);
}

function drawChain(s: Scene): void {
	const steps = s.chain?.steps ?? [];
	s.ctx.strokeStyle = s.palette.accent;
	s.ctx.lineWidth = 3 * s.dpr;
	s.ctx.lineJoin = 'round';
	s.ctx.beginPath();
	let open = false;
	for (const step of steps) {
		const a = pointOf(s, step.key, step.end);
		const b = pointOf(s, step.key, step.begin);
		if (!a.shown) {
			open = false;
			continue;
		}
		if (open)
			s.ctx.lineTo(a.x, a.y);
		else
			s.ctx.moveTo(a.x, a.y);
		s.ctx.lineTo(b.x, b.y);
		open = true;
	}
	if (steps.length)
		s.ctx.stroke();
}

/* --- all in view ----------------------------------------------------------------------- */

/* On the row of the goroutine, else on that of the P that it ran on. What leads from a
 * goroutine to itself leads from P to P. */
function endOf(s: Scene, place: EdgeEnd, from: boolean, itself: boolean): Point | null {
	const own = pointOf(s, place.key, place.t);
	if (own.shown && !itself)
		return own;
	const ran = from ? place.t : place.runs;
	if (!place.p || ran === null || ran === undefined)
		return null;
	const on = pointOf(s, place.p, ran);
	return on.shown ? on : null;
}

/* Kinds differ in colour and in dashes. */
function drawAll(s: Scene): void {
	const { ctx, palette } = s;
	const colors = { unblock: palette.fgMuted, create: palette.accent, syscall: palette.css[State.SYSCALL]! };
	const dashes = { unblock: [], create: [5, 3], syscall: [2, 2] };
	ctx.lineWidth = s.dpr;
	ctx.globalAlpha = 0.75;
	for (const edge of s.arrows) {
		const a = endOf(s, edge.from, true, edge.from.key === edge.to.key);
		const b = endOf(s, edge.to, false, edge.from.key === edge.to.key);
		if (!a || !b || (a.x === b.x && a.y === b.y) || Math.max(a.x, b.x) < 0 || Math.min(a.x, b.x) > s.width)
			continue;
		ctx.strokeStyle = ctx.fillStyle = colors[edge.kind];
		ctx.setLineDash(dashes[edge.kind].map((d) => d * s.dpr));
		curve(s, a, b);
	}
	ctx.setLineDash([]);
	ctx.globalAlpha = 1;
}

/* Where the arrows are too many: how many end on a row, and begin there. */
function drawEnds(s: Scene): void {
	s.ctx.font = `${11 * s.dpr}px ${s.palette.font}`;
	for (const [key, { begin, over, whole }] of s.ends) {
		const { y, shown } = pointOf(s, key, 0);
		const text = `${whole ? '' : 'at least '}${formatShort(over)} arrows in, ${formatShort(begin)} out`;
		if (!shown || begin + over === 0)
			continue;
		const w = s.ctx.measureText(text).width;
		write(s, text, s.width - w - 8 * s.dpr, y, w);
	}
}

export function drawArrows(s: Scene): void {
	drawAll(s);
	drawEnds(s);
	const written: Box[] = [];
	for (const edge of s.edges)
		drawEdge(s, edge, written);
	drawChain(s);
}
