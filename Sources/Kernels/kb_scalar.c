// The portable kernels: the ones that the others are held against.
#include "kb_levels.h"

#include <string.h>

// Sums are kept unsigned: they wrap, where signed ones would be undefined.
enum { BLOCK = 1024 };

void kb_scalar_u8s8_columns(size_t first, size_t m, size_t n, size_t k, const int8_t *w,
                            const uint8_t *x, int32_t *c) {
  uint32_t sums[BLOCK];
  for (size_t start = first; start < n; start += BLOCK) {
    const size_t count = n - start < BLOCK ? n - start : BLOCK;
    for (size_t i = 0; i < m; i++) {
      memset(sums, 0, count * sizeof(uint32_t));
      for (size_t p = 0; p < k; p++) {
        const int32_t weight = w[i * k + p];
        const uint8_t *codes = x + p * n + start;
        for (size_t j = 0; j < count; j++) sums[j] += (uint32_t)(weight * codes[j]);
      }
      memcpy(c + i * n + start, sums, count * sizeof(uint32_t));
    }
  }
}

void kb_scalar_table_columns(const kb_table *table, size_t first, size_t m, size_t n, size_t k,
                             const int8_t *w, const uint8_t *x, int32_t *c) {
  uint32_t sums[BLOCK];
  for (size_t start = first; start < n; start += BLOCK) {
    const size_t count = n - start < BLOCK ? n - start : BLOCK;
    for (size_t i = 0; i < m; i++) {
      memset(sums, 0, count * sizeof(uint32_t));
      for (size_t p = 0; p < k; p++) {
        const int32_t *row = table->rows + (size_t)(uint8_t)w[i * k + p] * 256;
        const uint8_t *codes = x + p * n + start;
        for (size_t j = 0; j < count; j++) sums[j] += (uint32_t)row[codes[j]];
      }
      memcpy(c + i * n + start, sums, count * sizeof(uint32_t));
    }
  }
}

void kb_scalar_gemm_u8s8(size_t m, size_t n, size_t k, const int8_t *w, const uint8_t *x, int32_t *c) {
  kb_scalar_u8s8_columns(0, m, n, k, w, x, c);
}

void kb_scalar_gemm_table(const kb_table *table, size_t m, size_t n, size_t k, const int8_t *w,
                          const uint8_t *x, int32_t *c) {
  kb_scalar_table_columns(table, 0, m, n, k, w, x, c);
}
