// AVX-512 kernels of a plan (F, BW, VL, VBMI; dot products: VNNI).
#include "kb_plan_levels.h"

#if KB_X86
#include <immintrin.h>

#define KB_FEATURES "avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi,avx2,fma"
#define KB_TARGET __attribute__((target(KB_FEATURES)))
#define TILE __attribute__((target(KB_FEATURES), always_inline)) static inline
#define VNNI_TARGET __attribute__((target(KB_FEATURES ",avx512vnni")))
#define VNNI_TILE __attribute__((target(KB_FEATURES ",avx512vnni"), always_inline)) static inline

// rows x 64 columns. One vpdpbusd is 64 products, summed in 32 bits without saturation. `whole`: the
// eighths are neighbours in pairs, so that one load takes two.
VNNI_TILE void kb_avx512_dot_rows(int rows, int whole, const kb_dot *dot) {
  __m512i sum[4][4];
  for (int i = 0; i < rows; i++)
    for (int v = 0; v < 4; v++) sum[i][v] = _mm512_setzero_si512();
  for (size_t q = 0; q < dot->quads; q++) {
    const size_t offset = dot->offsets[q];
    __m512i codes[4];
    for (int v = 0; v < 4; v++) {
      if (whole)
        codes[v] = _mm512_loadu_si512(dot->from[2 * v] + offset);
      else
        codes[v] = _mm512_inserti64x4(
            _mm512_castsi256_si512(_mm256_loadu_si256((const __m256i *)(dot->from[2 * v] + offset))),
            _mm256_loadu_si256((const __m256i *)(dot->from[2 * v + 1] + offset)), 1);
    }
    for (int i = 0; i < rows; i++) {
      int32_t quad;
      __builtin_memcpy(&quad, dot->weights + ((size_t)i * dot->quads + q) * 4, 4);
      const __m512i weights = _mm512_set1_epi32(quad);
      for (int v = 0; v < 4; v++) sum[i][v] = _mm512_dpbusd_epi32(sum[i][v], codes[v], weights);
    }
  }
  const __m512i scale = _mm512_set1_epi32(dot->scale);
  for (int i = 0; i < rows; i++)
    for (int v = 0; v < 4; v++) {
      int32_t *out = dot->sums + i * KB_TILE_COLUMNS + v * 16;
      if (dot->scale != 1) sum[i][v] = _mm512_mullo_epi32(sum[i][v], scale);
      if (dot->add) sum[i][v] = _mm512_add_epi32(sum[i][v], _mm512_loadu_si512(out));
      _mm512_storeu_si512(out, sum[i][v]);
    }
}

VNNI_TARGET void kb_avx512_dot(const kb_dot *dot) {
  int whole = 1;
  for (int v = 0; v < 4; v++) whole &= dot->from[2 * v + 1] == dot->from[2 * v] + 8;
  if (dot->rows == 4) {
    if (whole) kb_avx512_dot_rows(4, 1, dot);
    else kb_avx512_dot_rows(4, 0, dot);
  } else {
    for (int row = 0; row < dot->rows; row++) {
      kb_dot one = *dot;
      one.rows = 1;
      one.weights += (size_t)row * dot->quads * 4;
      one.sums += row * KB_TILE_COLUMNS;
      if (whole) kb_avx512_dot_rows(1, 1, &one);
      else kb_avx512_dot_rows(1, 0, &one);
    }
  }
}

// 64 codes through a row of 256 bytes: a permute for each half of the row, and a choice. If all codes
// are below 128 (`whole` is 0), the lower half is all there is.
TILE __m512i kb_avx512_find(int whole, const __m512i row[4], __m512i codes) {
  const __m512i lower = _mm512_permutex2var_epi8(row[0], codes, row[1]);
  if (!whole) return lower;
  return _mm512_mask_blend_epi8(_mm512_movepi8_mask(codes), lower,
                                _mm512_permutex2var_epi8(row[2], codes, row[3]));
}

// 16-bit lanes of even and odd columns, added shifted to 64 sums in the columns' order.
TILE void kb_avx512_flush(__m512i even, __m512i odd, int shift, int32_t *sums) {
  const __m128i by = _mm_cvtsi32_si128(shift);
  const __m512i first = _mm512_set_epi32(23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
  const __m512i second =
      _mm512_set_epi32(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8);
  for (int half = 0; half < 2; half++) {
    const __m256i e = half ? _mm512_extracti64x4_epi64(even, 1) : _mm512_castsi512_si256(even);
    const __m256i o = half ? _mm512_extracti64x4_epi64(odd, 1) : _mm512_castsi512_si256(odd);
    const __m512i evens = _mm512_sll_epi32(_mm512_cvtepu16_epi32(e), by);
    const __m512i odds = _mm512_sll_epi32(_mm512_cvtepu16_epi32(o), by);
    int32_t *out = sums + half * 32;
    _mm512_storeu_si512(out, _mm512_add_epi32(_mm512_loadu_si512(out),
                                              _mm512_permutex2var_epi32(evens, first, odds)));
    _mm512_storeu_si512(out + 16, _mm512_add_epi32(_mm512_loadu_si512(out + 16),
                                                   _mm512_permutex2var_epi32(evens, second, odds)));
  }
}

// What a step adds to 64 columns.
TILE __m512i kb_avx512_step(int whole, const kb_lookup *lookup, uint32_t step, const __m512i row[4], size_t at) {
  const uint8_t *codes = lookup->tile + (size_t)(step >> 8) * KB_TILE_COLUMNS + at;
  return kb_avx512_find(whole, row, _mm512_loadu_si512(codes));
}

#define KB_LOAD_ROW(name, step)                                                                  \
  const uint8_t *name##_bytes = lookup->plane + (size_t)((step) & 255) * 256;                    \
  const __m512i name[4] = {                                                                      \
      _mm512_loadu_si512(name##_bytes), _mm512_loadu_si512(name##_bytes + 64),                   \
      _mm512_loadu_si512(name##_bytes + 128), _mm512_loadu_si512(name##_bytes + 192)}

// 64 bytes, added to 16-bit sums in three operations: words as they are (even + 256 odd, modulo 2^16) and
// odd bytes alone; even sums are the difference.
#define KB_ADD_BYTES(v, bytes)                                          \
  all[v] = _mm512_add_epi16(all[v], bytes);                             \
  odd[v] = _mm512_add_epi16(odd[v], _mm512_srli_epi16(bytes, 8))

// One plane over `vectors` x 64 columns. A step of 64 products is two permutes, a mask and a choice (one
// permute if all codes are below 128), and one addition of bytes; three operations end a group of steps.
// Sums stay below 2^16 for 257 groups (255 x 257 = 65,535).
TILE void kb_avx512_plane(int vectors, int whole, const kb_lookup *lookup, size_t column) {
  const uint32_t *order = lookup->order;
  while (*order > 0) {
    __m512i all[8], odd[8];
    for (int v = 0; v < vectors; v++) all[v] = odd[v] = _mm512_setzero_si512();
    int group = 0;
    for (; group < 257 && *order == 1; group++, order += 2) {
      KB_LOAD_ROW(row, order[1]);
      for (int v = 0; v < vectors; v++) {
        const __m512i found = kb_avx512_step(whole, lookup, order[1], row, column + v * 64);
        KB_ADD_BYTES(v, found);
      }
    }
    for (; group < 257 && *order > 0; group++) {
      __m512i bytes[8];
      const uint32_t *end = order + 1 + *order;
      order++;
      KB_LOAD_ROW(first, *order);
      for (int v = 0; v < vectors; v++)
        bytes[v] = kb_avx512_step(whole, lookup, *order, first, column + v * 64);
      for (order++; order < end; order++) {
        KB_LOAD_ROW(row, *order);
        for (int v = 0; v < vectors; v++)
          bytes[v] = _mm512_add_epi8(
              bytes[v], kb_avx512_step(whole, lookup, *order, row, column + v * 64));
      }
      for (int v = 0; v < vectors; v++) {
        KB_ADD_BYTES(v, bytes[v]);
      }
    }
    for (int v = 0; v < vectors; v++)
      kb_avx512_flush(_mm512_sub_epi16(all[v], _mm512_slli_epi16(odd[v], 8)), odd[v], lookup->shift,
                      lookup->sums + column + v * 64);
  }
}

TILE void kb_avx512_planes(int whole, const kb_lookup *lookup) {
  if (lookup->vectors == 8) {
    kb_avx512_plane(8, whole, lookup, 0);
    return;
  }
  size_t v = 0;
  for (; v + 2 <= lookup->vectors; v += 2) kb_avx512_plane(2, whole, lookup, v * 64);
  if (v < lookup->vectors) kb_avx512_plane(1, whole, lookup, v * 64);
}

KB_TARGET void kb_avx512_lookup(const kb_lookup *lookup) {
  if (lookup->whole) kb_avx512_planes(1, lookup);
  else kb_avx512_planes(0, lookup);
}

// Bytes are looked up at this level; words only so that there is something in this place.
KB_TARGET void kb_avx512_words(const kb_word_lookup *lookup) { kb_avx2_words(lookup); }

KB_TARGET void kb_avx512_map(size_t count, const uint8_t *map, const uint8_t *in, uint8_t *out) {
  const __m512i row[4] = {_mm512_loadu_si512(map), _mm512_loadu_si512(map + 64),
                          _mm512_loadu_si512(map + 128), _mm512_loadu_si512(map + 192)};
  for (size_t at = 0; at < count; at += 64) {
    const __mmask64 there = count - at < 64 ? ((__mmask64)1 << (count - at)) - 1 : ~(__mmask64)0;
    const __m512i codes = _mm512_maskz_loadu_epi8(there, in + at);
    _mm512_mask_storeu_epi8(out + at, there, kb_avx512_find(1, row, codes));
  }
}

// A requantisation, with its constants in registers.
typedef struct {
  __m512i bias, multiplier, half;
  __m128i shift;
} kb_step;

// 16 sums to codes that are not clamped yet: even and odd lanes are multiplied to 64 bits apart. With a
// shift of 32 or more the low words are not needed: floor(floor(a / 2^32) / 2^(shift - 32)) =
// floor(a / 2^shift).
TILE __m512i kb_avx512_scale(const kb_step *s, __m512i sums) {
  sums = _mm512_add_epi32(sums, s->bias);
  const __m512i even = _mm512_add_epi64(_mm512_mul_epi32(sums, s->multiplier), s->half);
  const __m512i odd = _mm512_add_epi64(_mm512_mul_epi32(_mm512_srli_epi64(sums, 32), s->multiplier), s->half);
  return _mm512_sra_epi32(_mm512_mask_blend_epi32(0xAAAA, _mm512_srli_epi64(even, 32), odd), s->shift);
}

// 64 sums at a time: two saturating packs clamp to 0...255 on the way.
KB_TARGET void kb_avx512_requantize(const kb_requantization *s) {
  if (s->shift < 32) {
    kb_scalar_requantize(s);
    return;
  }
  const kb_step step = {_mm512_set1_epi32(s->bias), _mm512_set1_epi32(s->multiplier),
                        _mm512_set1_epi64((int64_t)1 << (s->shift - 1)), _mm_cvtsi32_si128(s->shift - 32)};
  const __m512i maximum = _mm512_set1_epi8((char)s->maximum);
  // Packing works within quarters: a quarter ends with 4 codes of each of the four vectors.
  const __m512i in_order = _mm512_set_epi32(15, 11, 7, 3, 14, 10, 6, 2, 13, 9, 5, 1, 12, 8, 4, 0);
  for (size_t j = 0; j < s->count; j += 64) {
    const size_t left = s->count - j;
    const __mmask64 there = left < 64 ? ((__mmask64)1 << left) - 1 : ~(__mmask64)0;
    __m512i codes[4];
    for (int v = 0; v < 4; v++)
      codes[v] = kb_avx512_scale(
          &step, _mm512_maskz_loadu_epi32((__mmask16)(there >> (16 * v)), s->sums + j + v * 16));
    const __m512i packed = _mm512_packus_epi16(_mm512_packs_epi32(codes[0], codes[1]),
                                               _mm512_packs_epi32(codes[2], codes[3]));
    const __m512i ordered = _mm512_permutexvar_epi32(in_order, _mm512_min_epu8(packed, maximum));
    _mm512_mask_storeu_epi8(s->codes + j, there, ordered);
  }
}
#endif
