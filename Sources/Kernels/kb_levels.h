// What the files of each instruction set offer to the dispatcher. Not for callers.
#ifndef KB_LEVELS_H
#define KB_LEVELS_H

#include "kb_kernels.h"

#if defined(__x86_64__)
#define KB_X86 1
#else
#define KB_X86 0
#endif
#if defined(__aarch64__)
#define KB_ARM 1
#else
#define KB_ARM 0
#endif

// Calls the function of one instruction set.
#if KB_X86
#define KB_CALL(level, name, ...)                                       \
  do {                                                                  \
    if ((level) == KB_AVX512) kb_avx512_##name(__VA_ARGS__);            \
    else if ((level) == KB_AVX2) kb_avx2_##name(__VA_ARGS__);           \
    else kb_scalar_##name(__VA_ARGS__);                                 \
  } while (0)
#else
#define KB_CALL(level, name, ...) ((void)(level), kb_scalar_##name(__VA_ARGS__))
#endif

// Plain C compiled once for each generation of vectors and chosen when the program is loaded. With
// contraction off, the widths differ in speed only.
#if KB_X86 && defined(__linux__)
#define KB_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define KB_CLONES
#endif

#endif
