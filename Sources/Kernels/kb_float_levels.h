// What the float files of each instruction set offer to the dispatcher. Not for callers.
#ifndef KB_FLOAT_LEVELS_H
#define KB_FLOAT_LEVELS_H

#include "kb_float.h"
#include "kb_levels.h"

#define KB_DECLARE_FLOAT(level)                                                                        \
  void kb_##level##_rows_f32(int adds, size_t m, size_t n, size_t k, const float *a, const float *const *rows,   \
                             float *c, size_t c_row);                                                  \
  void kb_##level##_rows_nt_f32(size_t m, size_t n, size_t k, const float *a, size_t a_row,            \
                                const float *const *rows, float *out);

KB_DECLARE_FLOAT(scalar)
KB_DECLARE_FLOAT(avx2)
KB_DECLARE_FLOAT(avx512)

#endif
