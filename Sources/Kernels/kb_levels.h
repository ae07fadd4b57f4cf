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

#define KB_DECLARE(level)                                                                             \
  void kb_##level##_gemm_u8s8(size_t m, size_t n, size_t k, const int8_t *w, const uint8_t *x,        \
                              int32_t *c);                                                            \
  void kb_##level##_gemm_table(const kb_table *table, size_t m, size_t n, size_t k, const int8_t *w,  \
                               const uint8_t *x, int32_t *c);

KB_DECLARE(scalar)
KB_DECLARE(avx2)
KB_DECLARE(avx512)

/// The columns first..<n of the integer products: the portable code, and the ragged end of the others.
void kb_scalar_u8s8_columns(size_t first, size_t m, size_t n, size_t k, const int8_t *w,
                            const uint8_t *x, int32_t *c);
void kb_scalar_table_columns(const kb_table *table, size_t first, size_t m, size_t n, size_t k,
                             const int8_t *w, const uint8_t *x, int32_t *c);

#endif
