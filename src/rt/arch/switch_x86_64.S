/* SPDX-License-Identifier: MIT */
/*
 * The context switch of x86-64: six registers that a call preserves, and the stack
 * pointer. It leaves by a return: its call left an address with the return predictor,
 * which a jump would leave there, so that all returns behind it were foreseen wrongly by
 * one. Goroutines mostly leave at the same depth and places, so most are right now (half
 * of a yield's time was that). The floating-point control words are not switched: they
 * are the thread's.
 *
 *	void tc_rt_switch(void **save_sp, void *to_sp)
 *	void tc_rt_entry(void)      where a new goroutine begins, on its own stack
 *	void tc_rt_enter(void *sp)  that, from another one, which has ended on the same stack
 *
 * A saved stack, upwards from its stack pointer: r15 r14 r13 r12 rbx rbp, address.
 */
#if defined(__x86_64__)

/* Without the mark of <cet.h>: it would promise shadow stacks, which nothing switches. */
#if defined(__CET__) && (__CET__ & 1)
# define ENDBR endbr64
#else
# define ENDBR
#endif

	.text
	.globl	tc_rt_switch
	.hidden	tc_rt_switch
	.type	tc_rt_switch, @function
	.p2align 4
tc_rt_switch:
	.cfi_startproc
	ENDBR
	pushq	%rbp
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset %rbp, 0
	pushq	%rbx
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset %rbx, 0
	pushq	%r12
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset %r12, 0
	pushq	%r13
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset %r13, 0
	pushq	%r14
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset %r14, 0
	pushq	%r15
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset %r15, 0
	movq	%rsp, (%rdi)
	movq	%rsi, %rsp
	popq	%r15
	.cfi_adjust_cfa_offset -8
	.cfi_restore %r15
	popq	%r14
	.cfi_adjust_cfa_offset -8
	.cfi_restore %r14
	popq	%r13
	.cfi_adjust_cfa_offset -8
	.cfi_restore %r13
	popq	%r12
	.cfi_adjust_cfa_offset -8
	.cfi_restore %r12
	popq	%rbx
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rbx
	popq	%rbp
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rbp
	ret
	.cfi_endproc
	.size	tc_rt_switch, . - tc_rt_switch

/* Nothing called it: debuggers and walkers stop here. */
	.globl	tc_rt_entry
	.hidden	tc_rt_entry
	.type	tc_rt_entry, @function
	.p2align 4
	.cfi_startproc
	.cfi_undefined %rip
	nop
tc_rt_entry:
	ENDBR
	xorl	%ebp, %ebp
	call	tc_rt_g_main
	ud2
	.cfi_endproc
	.size	tc_rt_entry, . - tc_rt_entry

	.globl	tc_rt_enter
	.hidden	tc_rt_enter
	.type	tc_rt_enter, @function
	.p2align 4
tc_rt_enter:
	ENDBR
	movq	%rdi, %rsp
	jmp	tc_rt_entry
	.size	tc_rt_enter, . - tc_rt_enter

#endif
	.section .note.GNU-stack, "", @progbits
