/* SPDX-License-Identifier: MIT */
/*
 * The context switch of aarch64: x19 to x30, the low halves of v8 to v15, and the
 * stack pointer. As switch_x86_64.S, which has the reasons.
 *
 * A saved stack, upwards from its stack pointer: x29 x30 x19..x28 d8..d15.
 */
#if defined(__aarch64__)

	.text
	.globl	tc_rt_switch
	.hidden	tc_rt_switch
	.type	tc_rt_switch, %function
	.p2align 4
tc_rt_switch:
	.cfi_startproc
	hint	#34	/* bti c */
	stp	x29, x30, [sp, #-160]!
	.cfi_adjust_cfa_offset 160
	.cfi_rel_offset x29, 0
	.cfi_rel_offset x30, 8
	stp	x19, x20, [sp, #16]
	stp	x21, x22, [sp, #32]
	stp	x23, x24, [sp, #48]
	stp	x25, x26, [sp, #64]
	stp	x27, x28, [sp, #80]
	stp	d8, d9, [sp, #96]
	stp	d10, d11, [sp, #112]
	stp	d12, d13, [sp, #128]
	stp	d14, d15, [sp, #144]
	mov	x9, sp
	str	x9, [x0]
	mov	sp, x1
	ldp	x19, x20, [sp, #16]
	ldp	x21, x22, [sp, #32]
	ldp	x23, x24, [sp, #48]
	ldp	x25, x26, [sp, #64]
	ldp	x27, x28, [sp, #80]
	ldp	d8, d9, [sp, #96]
	ldp	d10, d11, [sp, #112]
	ldp	d12, d13, [sp, #128]
	ldp	d14, d15, [sp, #144]
	ldp	x29, x30, [sp], #160
	.cfi_adjust_cfa_offset -160
	.cfi_restore x29
	.cfi_restore x30
	ret
	.cfi_endproc
	.size	tc_rt_switch, . - tc_rt_switch

/* Nothing called it: debuggers and walkers stop here. */
	.globl	tc_rt_entry
	.hidden	tc_rt_entry
	.type	tc_rt_entry, %function
	.p2align 4
	.cfi_startproc
	.cfi_undefined x30
	nop
tc_rt_entry:
	mov	x29, xzr
	mov	x30, xzr
	bl	tc_rt_g_main
	brk	#1
	.cfi_endproc
	.size	tc_rt_entry, . - tc_rt_entry

	.globl	tc_rt_enter
	.hidden	tc_rt_enter
	.type	tc_rt_enter, %function
	.p2align 4
tc_rt_enter:
	mov	sp, x0
	b	tc_rt_entry
	.size	tc_rt_enter, . - tc_rt_enter

#endif
	.section .note.GNU-stack, "", %progbits
