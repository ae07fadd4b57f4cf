// What the float files of each instruction set offer to the dispatcher. Not for callers.
#ifndef KB_FLOAT_LEVELS_H
#define KB_FLOAT_LEVELS_H

#include "kb_float.h"
#include "kb_levels.h"

// Plain C compiled once for each generation of vectors and chosen when the program is loaded. With
// contraction off, the widths differ in speed only.
#if KB_X86 && defined(__linux__)
#define KB_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define KB_CLONES
#endif

#define KB_DECLARE_FLOAT(level)                                                                        \
  void kb_##level##_rows_f32(size_t m, size_t n, size_t k, const float *a, const float *const *rows,   \
                             float *c, size_t c_row);                                                  \
  void kb_##level##_rows_nt_f32(size_t m, size_t n, size_t k, const float *a, size_t a_row,            \
                                const float *const *rows, float *out);

KB_DECLARE_FLOAT(scalar)
KB_DECLARE_FLOAT(avx2)
KB_DECLARE_FLOAT(avx512)

#endif
