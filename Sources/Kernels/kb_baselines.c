// The two strategies of existing CPU emulators of approximate multipliers, written again to be measured
// against. Nothing else uses them.
#include "kb_plan_levels.h"

#include <string.h>

void kb_baseline_scalar(const int32_t *rows, size_t m, size_t n, size_t k, const int8_t *w,
                        const uint8_t *x, int32_t *c) {
  memset(c, 0, m * n * sizeof(int32_t));
  for (size_t i = 0; i < m; i++)
    for (size_t p = 0; p < k; p++) {
      const int32_t *row = rows + (size_t)(uint8_t)w[i * k + p] * 256;
      uint32_t *out = (uint32_t *)c + i * n;
      for (size_t j = 0; j < n; j++) out[j] += (uint32_t)row[x[p * n + j]];
    }
}

#if KB_X86
#include <immintrin.h>
__attribute__((target("avx2"))) void kb_baseline_gather(const int32_t *rows, size_t m, size_t n, size_t k,
                                                        const int8_t *w, const uint8_t *x, int32_t *c) {
  const size_t whole = n / 32 * 32;
  for (size_t j = 0; j < whole; j += 32)
    for (size_t i = 0; i < m; i++) {
      __m256i sum[4];
      for (int v = 0; v < 4; v++) sum[v] = _mm256_setzero_si256();
      for (size_t p = 0; p < k; p++) {
        const int32_t *row = rows + (size_t)(uint8_t)w[i * k + p] * 256;
        for (int v = 0; v < 4; v++) {
          const __m128i codes = _mm_loadl_epi64((const __m128i *)(x + p * n + j + v * 8));
          sum[v] = _mm256_add_epi32(sum[v], _mm256_i32gather_epi32(row, _mm256_cvtepu8_epi32(codes), 4));
        }
      }
      for (int v = 0; v < 4; v++) _mm256_storeu_si256((__m256i *)(c + i * n + j + v * 8), sum[v]);
    }
  for (size_t i = 0; i < m; i++)
    for (size_t j = whole; j < n; j++) {
      uint32_t sum = 0;
      for (size_t p = 0; p < k; p++) sum += (uint32_t)rows[(size_t)(uint8_t)w[i * k + p] * 256 + x[p * n + j]];
      c[i * n + j] = (int32_t)sum;
    }
}
#else
void kb_baseline_gather(const int32_t *rows, size_t m, size_t n, size_t k, const int8_t *w,
                        const uint8_t *x, int32_t *c) {
  kb_baseline_scalar(rows, m, n, k, w, x, c);
}
#endif
