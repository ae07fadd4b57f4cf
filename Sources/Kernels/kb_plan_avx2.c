// AVX2 kernels of a plan.
#include "kb_plan_levels.h"

#if KB_X86
#include <immintrin.h>

#define KB_TARGET __attribute__((target("avx2,fma")))
#define TILE __attribute__((target("avx2,fma"), always_inline)) static inline

// Two 16-bit multiply-adds take a quad: its even bytes, its odd bytes. 255 x 128 x 2 fits 32 bits, and
// nothing saturates (vpmaddubsw would).
TILE void kb_avx2_dot_part(int rows, const kb_dot *dot, size_t part) {
  const __m256i low = _mm256_set1_epi16(0x00FF);
  __m256i sum[4][2];
  for (int i = 0; i < rows; i++) sum[i][0] = sum[i][1] = _mm256_setzero_si256();
  for (size_t q = 0; q < dot->quads; q++) {
    __m256i even[2], odd[2];
    for (int v = 0; v < 2; v++) {
      const __m256i codes =
          _mm256_loadu_si256((const __m256i *)(dot->from[part * 2 + v] + dot->offsets[q]));
      even[v] = _mm256_and_si256(codes, low);
      odd[v] = _mm256_srli_epi16(codes, 8);
    }
    for (int i = 0; i < rows; i++) {
      const int8_t *w = dot->weights + ((size_t)i * dot->quads + q) * 4;
      const __m256i even_weights = _mm256_set1_epi32((int32_t)((uint16_t)w[0] | (uint32_t)w[2] << 16));
      const __m256i odd_weights = _mm256_set1_epi32((int32_t)((uint16_t)w[1] | (uint32_t)w[3] << 16));
      for (int v = 0; v < 2; v++) {
        sum[i][v] = _mm256_add_epi32(sum[i][v], _mm256_madd_epi16(even[v], even_weights));
        sum[i][v] = _mm256_add_epi32(sum[i][v], _mm256_madd_epi16(odd[v], odd_weights));
      }
    }
  }
  const __m256i scale = _mm256_set1_epi32(dot->scale);
  for (int i = 0; i < rows; i++)
    for (int v = 0; v < 2; v++) {
      __m256i *out = (__m256i *)(dot->sums + i * KB_TILE_COLUMNS + part * 16 + v * 8);
      const __m256i before = dot->add ? _mm256_loadu_si256(out) : _mm256_setzero_si256();
      _mm256_storeu_si256(out, _mm256_add_epi32(before, _mm256_mullo_epi32(sum[i][v], scale)));
    }
}

KB_TARGET void kb_avx2_dot(const kb_dot *dot) {
  for (size_t part = 0; part < KB_DOT_COLUMNS / 16; part++)
    switch (dot->rows) {
      case 4: kb_avx2_dot_part(4, dot, part); break;
      case 3: kb_avx2_dot_part(3, dot, part); break;
      case 2: kb_avx2_dot_part(2, dot, part); break;
      default: kb_avx2_dot_part(1, dot, part);
    }
}

// Two loads and additions are 16 products.
KB_TARGET void kb_avx2_words(const kb_word_lookup *lookup) {
  for (size_t j = 0; j < lookup->count; j++) {
    __m256i *sums = (__m256i *)(lookup->sums + j * KB_WORDS);
    __m256i low = _mm256_loadu_si256(sums), high = _mm256_loadu_si256(sums + 1);
    for (int step = 0; step < KB_STEPS; step++) {
      const __m256i *row =
          (const __m256i *)(lookup->words[step] + (size_t)lookup->codes[step][j] * KB_WORDS);
      low = _mm256_add_epi32(low, _mm256_loadu_si256(row));
      high = _mm256_add_epi32(high, _mm256_loadu_si256(row + 1));
    }
    _mm256_storeu_si256(sums, low);
    _mm256_storeu_si256(sums + 1, high);
  }
}

// Maps and requantisation are the portable ones at this level: they are no part of the inner loops.
KB_TARGET void kb_avx2_map(size_t count, const uint8_t *map, const uint8_t *in, uint8_t *out) {
  kb_scalar_map(count, map, in, out);
}

KB_TARGET void kb_avx2_requantize(const kb_requantization *s) { kb_scalar_requantize(s); }
#endif
