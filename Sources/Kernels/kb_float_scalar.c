// The portable float kernels: the ones that the others are held against, and that networks are calibrated
// on, because their sums have one order on every machine.
#include "kb_float_levels.h"

#include <string.h>

// A fused multiply-add rounds once where a product and a sum round twice.
#pragma STDC FP_CONTRACT OFF

enum { BLOCK = 512 };

KB_CLONES void kb_scalar_rows_f32(int adds, size_t m, size_t n, size_t k, const float *a, const float *const *rows,
                                  float *c, size_t c_row) {
  for (size_t start = 0; start < n; start += BLOCK) {
    const size_t count = n - start < BLOCK ? n - start : BLOCK;
    for (size_t i = 0; i < m; i++) {
      float *sums = c + i * c_row + start;
      if (!adds) memset(sums, 0, count * sizeof(float));
      for (size_t r = 0; r < k; r++) {
        const float value = a[i * k + r];
        const float *row = rows[r] + start;
        for (size_t j = 0; j < count; j++) sums[j] += value * row[j];
      }
    }
  }
}

void kb_scalar_rows_nt_f32(size_t m, size_t n, size_t k, const float *a, size_t a_row,
                           const float *const *rows, float *out) {
  for (size_t i = 0; i < m; i++)
    for (size_t r = 0; r < k; r++) {
      float sum = 0;
      for (size_t j = 0; j < n; j++) sum += a[i * a_row + j] * rows[r][j];
      out[i * k + r] += sum;
    }
}
