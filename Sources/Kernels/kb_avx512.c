// AVX-512 F, BW, VL and VBMI.
#include "kb_levels.h"

#if KB_X86
#include <immintrin.h>

#define KB_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx2,fma")))
#define TILE static inline __attribute__((always_inline)) KB_TARGET

// rows x 64 columns; two rows of codes are interleaved so that one multiply-add takes both.
TILE void kb_avx512_u8s8_tile(int rows, size_t n, size_t k, const int8_t *w, const uint8_t *x,
                              int32_t *c) {
  __m512i sum[4][4];
  for (int i = 0; i < rows; i++)
    for (int v = 0; v < 4; v++) sum[i][v] = _mm512_setzero_si512();
  for (size_t p = 0; p < k; p += 2) {
    const int paired = p + 1 < k;
    __m512i codes[4];
    for (int half = 0; half < 2; half++) {
      const __m512i first =
          _mm512_cvtepu8_epi16(_mm256_loadu_si256((const __m256i *)(x + p * n + half * 32)));
      const __m512i second =
          paired ? _mm512_cvtepu8_epi16(_mm256_loadu_si256((const __m256i *)(x + (p + 1) * n + half * 32)))
                 : _mm512_setzero_si512();
      codes[2 * half] = _mm512_unpacklo_epi16(first, second);
      codes[2 * half + 1] = _mm512_unpackhi_epi16(first, second);
    }
    for (int i = 0; i < rows; i++) {
      const int8_t *row = w + (size_t)i * k + p;
      const uint32_t next = paired ? (uint16_t)(int16_t)row[1] : 0;
      const __m512i weights = _mm512_set1_epi32((int32_t)((uint16_t)(int16_t)row[0] | next << 16));
      for (int v = 0; v < 4; v++)
        sum[i][v] = _mm512_add_epi32(sum[i][v], _mm512_madd_epi16(codes[v], weights));
    }
  }
  // Unpacking works within quarters of 8 columns: even vectors have 0-3 of each, odd ones 4-7.
  for (int i = 0; i < rows; i++) {
    for (int half = 0; half < 2; half++) {
      __m128i *out = (__m128i *)(c + (size_t)i * n + half * 32);
      const __m512i low = sum[i][2 * half], high = sum[i][2 * half + 1];
      _mm_storeu_si128(out, _mm512_extracti32x4_epi32(low, 0));
      _mm_storeu_si128(out + 1, _mm512_extracti32x4_epi32(high, 0));
      _mm_storeu_si128(out + 2, _mm512_extracti32x4_epi32(low, 1));
      _mm_storeu_si128(out + 3, _mm512_extracti32x4_epi32(high, 1));
      _mm_storeu_si128(out + 4, _mm512_extracti32x4_epi32(low, 2));
      _mm_storeu_si128(out + 5, _mm512_extracti32x4_epi32(high, 2));
      _mm_storeu_si128(out + 6, _mm512_extracti32x4_epi32(low, 3));
      _mm_storeu_si128(out + 7, _mm512_extracti32x4_epi32(high, 3));
    }
  }
}

KB_TARGET void kb_avx512_gemm_u8s8(size_t m, size_t n, size_t k, const int8_t *w, const uint8_t *x,
                                   int32_t *c) {
  const size_t whole = n / 64 * 64;
  for (size_t j = 0; j < whole; j += 64) {
    size_t i = 0;
    for (; i + 4 <= m; i += 4) kb_avx512_u8s8_tile(4, n, k, w + i * k, x + j, c + i * n + j);
    for (; i < m; i++) kb_avx512_u8s8_tile(1, n, k, w + i * k, x + j, c + i * n + j);
  }
  if (whole < n) kb_scalar_u8s8_columns(whole, m, n, k, w, x, c);
}

// One plane of one output row over `vectors` x 64 columns. The weight's 256 bytes of the plane stay in
// four registers; byte sums are kept in 16-bit lanes, even and odd columns apart, and moved to 32 bits
// before they can overflow (255 x 257 = 65,535).
TILE void kb_avx512_plane(int vectors, size_t k, size_t n, const uint8_t *plane, const int8_t *w,
                          const uint8_t *x, int shift, uint32_t *c) {
  const __m512i bytes = _mm512_set1_epi16(0x00FF);
  for (size_t start = 0; start < k; start += 257) {
    const size_t end = k - start < 257 ? k : start + 257;
    __m512i even[8], odd[8];
    for (int v = 0; v < vectors; v++) even[v] = odd[v] = _mm512_setzero_si512();
    for (size_t p = start; p < end; p++) {
      const uint8_t *row = plane + (size_t)(uint8_t)w[p] * 256;
      const __m512i a = _mm512_loadu_si512(row), b = _mm512_loadu_si512(row + 64);
      const __m512i c2 = _mm512_loadu_si512(row + 128), d = _mm512_loadu_si512(row + 192);
      for (int v = 0; v < vectors; v++) {
        const __m512i codes = _mm512_loadu_si512(x + p * n + v * 64);
        const __m512i lower = _mm512_permutex2var_epi8(a, codes, b);
        const __m512i upper = _mm512_permutex2var_epi8(c2, codes, d);
        const __m512i found = _mm512_mask_blend_epi8(_mm512_movepi8_mask(codes), lower, upper);
        even[v] = _mm512_add_epi16(even[v], _mm512_and_si512(found, bytes));
        odd[v] = _mm512_add_epi16(odd[v], _mm512_srli_epi16(found, 8));
      }
    }
    for (int v = 0; v < vectors; v++) {
      uint16_t even_sums[32], odd_sums[32];
      _mm512_storeu_si512(even_sums, even[v]);
      _mm512_storeu_si512(odd_sums, odd[v]);
      for (int lane = 0; lane < 32; lane++) {
        c[v * 64 + 2 * lane] += (uint32_t)even_sums[lane] << shift;
        c[v * 64 + 2 * lane + 1] += (uint32_t)odd_sums[lane] << shift;
      }
    }
  }
}

KB_TARGET void kb_avx512_gemm_table(const kb_table *table, size_t m, size_t n, size_t k, const int8_t *w,
                                    const uint8_t *x, int32_t *c) {
  const size_t whole = n / 64 * 64;
  // Entries were stored less the table's minimum; every sum gets it back k times.
  const uint32_t base = (uint32_t)table->minimum * (uint32_t)k;
  for (size_t j = 0; j < whole;) {
    const int wide = whole - j >= 512;
    const size_t width = wide ? 512 : 64;
    for (size_t i = 0; i < m; i++) {
      uint32_t *out = (uint32_t *)c + i * n + j;
      for (size_t column = 0; column < width; column++) out[column] = base;
      for (int32_t plane = 0; plane < table->plane_count; plane++) {
        const uint8_t *bytes = table->planes + (size_t)plane * 65536;
        if (wide) kb_avx512_plane(8, k, n, bytes, w + i * k, x + j, plane * 8, out);
        else kb_avx512_plane(1, k, n, bytes, w + i * k, x + j, plane * 8, out);
      }
    }
    j += width;
  }
  if (whole < n) kb_scalar_table_columns(table, whole, m, n, k, w, x, c);
}
#endif
