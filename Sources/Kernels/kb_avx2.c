// AVX2 and FMA.
#include "kb_levels.h"

#if KB_X86
#include <immintrin.h>

#define KB_TARGET __attribute__((target("avx2,fma")))

// 16 columns at a time; two rows of codes are interleaved so that one multiply-add takes both.
KB_TARGET void kb_avx2_gemm_u8s8(size_t m, size_t n, size_t k, const int8_t *w, const uint8_t *x,
                                 int32_t *c) {
  const size_t whole = n / 16 * 16;
  for (size_t j = 0; j < whole; j += 16) {
    for (size_t i = 0; i < m; i++) {
      __m256i low = _mm256_setzero_si256(), high = low;
      for (size_t p = 0; p < k; p += 2) {
        const int paired = p + 1 < k;
        const __m256i first = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(x + p * n + j)));
        const __m256i second =
            paired ? _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(x + (p + 1) * n + j)))
                   : _mm256_setzero_si256();
        const uint32_t next = paired ? (uint16_t)(int16_t)w[i * k + p + 1] : 0;
        const __m256i weights =
            _mm256_set1_epi32((int32_t)((uint16_t)(int16_t)w[i * k + p] | next << 16));
        low = _mm256_add_epi32(low, _mm256_madd_epi16(_mm256_unpacklo_epi16(first, second), weights));
        high = _mm256_add_epi32(high, _mm256_madd_epi16(_mm256_unpackhi_epi16(first, second), weights));
      }
      // Unpacking works within halves of 8 columns: low has 0-3 and 8-11, high 4-7 and 12-15.
      __m128i *out = (__m128i *)(c + i * n + j);
      _mm_storeu_si128(out, _mm256_castsi256_si128(low));
      _mm_storeu_si128(out + 1, _mm256_castsi256_si128(high));
      _mm_storeu_si128(out + 2, _mm256_extracti128_si256(low, 1));
      _mm_storeu_si128(out + 3, _mm256_extracti128_si256(high, 1));
    }
  }
  if (whole < n) kb_scalar_u8s8_columns(whole, m, n, k, w, x, c);
}

// 32 columns at a time, gathered from the weight's row of the table.
KB_TARGET void kb_avx2_gemm_table(const kb_table *table, size_t m, size_t n, size_t k, const int8_t *w,
                                  const uint8_t *x, int32_t *c) {
  const size_t whole = n / 32 * 32;
  for (size_t j = 0; j < whole; j += 32) {
    for (size_t i = 0; i < m; i++) {
      __m256i sum[4];
      for (int v = 0; v < 4; v++) sum[v] = _mm256_setzero_si256();
      for (size_t p = 0; p < k; p++) {
        const int32_t *row = table->rows + (size_t)(uint8_t)w[i * k + p] * 256;
        const uint8_t *codes = x + p * n + j;
        for (int v = 0; v < 4; v++) {
          const __m256i at = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(codes + v * 8)));
          sum[v] = _mm256_add_epi32(sum[v], _mm256_i32gather_epi32(row, at, 4));
        }
      }
      for (int v = 0; v < 4; v++) _mm256_storeu_si256((__m256i *)(c + i * n + j + v * 8), sum[v]);
    }
  }
  if (whole < n) kb_scalar_table_columns(table, whole, m, n, k, w, x, c);
}
#endif
