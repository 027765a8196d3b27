/* SPDX-License-Identifier: MIT */
/* stub */
#include "analyze/mmu_state.h"
