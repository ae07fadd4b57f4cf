// NEON kernels of a plan, for 64-bit ARM: the same structure as with AVX-512, in 16-byte registers.
#include "kb_plan_levels.h"

#if KB_ARM
#include <arm_neon.h>

#define TILE __attribute__((always_inline)) static inline

// rows x 8 columns, from one eighth. A column's quad is multiplied in 16 bits and its products are summed
// in four 32-bit lanes, which are added up at the end.
TILE void kb_neon_dot_part(int rows, const kb_dot *dot, size_t eighth) {
  int32x4_t sum[2][8];
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < 8; j++) sum[i][j] = vdupq_n_s32(0);
  for (size_t q = 0; q < dot->quads; q++) {
    const uint8_t *codes = (const uint8_t *)(dot->from[eighth] + dot->offsets[q]);
    int16x4_t weights[2];
    for (int i = 0; i < rows; i++) {
      int32_t quad;
      __builtin_memcpy(&quad, dot->weights + ((size_t)i * dot->quads + q) * 4, 4);
      weights[i] = vget_low_s16(vmovl_s8(vreinterpret_s8_s32(vdup_n_s32(quad))));
    }
    for (int half = 0; half < 2; half++) {
      const uint8x16_t four = vld1q_u8(codes + half * 16);
      const int16x8_t low = vreinterpretq_s16_u16(vmovl_u8(vget_low_u8(four)));
      const int16x8_t high = vreinterpretq_s16_u16(vmovl_u8(vget_high_u8(four)));
      for (int i = 0; i < rows; i++) {
        int32x4_t *to = sum[i] + half * 4;
        to[0] = vmlal_s16(to[0], vget_low_s16(low), weights[i]);
        to[1] = vmlal_s16(to[1], vget_high_s16(low), weights[i]);
        to[2] = vmlal_s16(to[2], vget_low_s16(high), weights[i]);
        to[3] = vmlal_s16(to[3], vget_high_s16(high), weights[i]);
      }
    }
  }
  for (int i = 0; i < rows; i++)
    for (int half = 0; half < 2; half++) {
      const int32x4_t *from = sum[i] + half * 4;
      int32_t *out = dot->sums + i * KB_TILE_COLUMNS + eighth * 8 + half * 4;
      const int32x4_t four = vpaddq_s32(vpaddq_s32(from[0], from[1]), vpaddq_s32(from[2], from[3]));
      const int32x4_t scaled = vmulq_n_s32(four, dot->scale);
      vst1q_s32(out, dot->add ? vaddq_s32(vld1q_s32(out), scaled) : scaled);
    }
}

void kb_neon_dot(const kb_dot *dot) {
  for (size_t eighth = 0; eighth < KB_DOT_COLUMNS / 8; eighth++)
    for (int row = 0; row < dot->rows; row += 2) {
      kb_dot part = *dot;
      part.weights += (size_t)row * dot->quads * 4;
      part.sums += row * KB_TILE_COLUMNS;
      if (dot->rows - row >= 2) kb_neon_dot_part(2, &part, eighth);
      else kb_neon_dot_part(1, &part, eighth);
    }
}

// 16 codes through a row of 256 bytes: a table lookup for each quarter, which gives 0 for all codes beyond
// it. If all codes are below 128 (`whole` is 0), half of the quarters are all there is.
TILE uint8x16_t kb_neon_find(int whole, const uint8x16x4_t row[4], uint8x16_t codes) {
  const uint8x16_t lower = vorrq_u8(vqtbl4q_u8(row[0], codes),
                                    vqtbl4q_u8(row[1], vsubq_u8(codes, vdupq_n_u8(64))));
  if (!whole) return lower;
  const uint8x16_t upper = vorrq_u8(vqtbl4q_u8(row[2], vsubq_u8(codes, vdupq_n_u8(128))),
                                    vqtbl4q_u8(row[3], vsubq_u8(codes, vdupq_n_u8(192))));
  return vorrq_u8(lower, upper);
}

TILE void kb_neon_load_row(int whole, const uint8_t *bytes, uint8x16x4_t row[4]) {
  for (int part = 0; part < (whole ? 4 : 2); part++) row[part] = vld1q_u8_x4(bytes + part * 64);
}

// 8 sums in 16 bits, added shifted to 8 in 32 bits.
TILE void kb_neon_flush(uint16x8_t sums, int32x4_t shift, int32_t *out) {
  const uint32x4_t low = vshlq_u32(vmovl_u16(vget_low_u16(sums)), shift);
  const uint32x4_t high = vshlq_u32(vmovl_u16(vget_high_u16(sums)), shift);
  vst1q_s32(out, vaddq_s32(vld1q_s32(out), vreinterpretq_s32_u32(low)));
  vst1q_s32(out + 4, vaddq_s32(vld1q_s32(out + 4), vreinterpretq_s32_u32(high)));
}

// One plane over 64 columns. Groups of steps are summed as bytes, up to 257 groups in 16 bits.
TILE void kb_neon_plane(int whole, const kb_lookup *lookup, size_t column) {
  const uint32_t *order = lookup->order;
  while (*order > 0) {
    uint16x8_t sums[8];
    for (int v = 0; v < 8; v++) sums[v] = vdupq_n_u16(0);
    for (int group = 0; group < 257 && *order > 0; group++) {
      uint8x16_t bytes[4];
      for (int v = 0; v < 4; v++) bytes[v] = vdupq_n_u8(0);
      const uint32_t *end = order + 1 + *order;
      for (order++; order < end; order++) {
        uint8x16x4_t row[4];
        kb_neon_load_row(whole, lookup->plane + (size_t)(*order & 255) * 256, row);
        const uint8_t *codes = lookup->tile + (size_t)(*order >> 8) * KB_TILE_COLUMNS + column;
        for (int v = 0; v < 4; v++)
          bytes[v] = vaddq_u8(bytes[v], kb_neon_find(whole, row, vld1q_u8(codes + v * 16)));
      }
      for (int v = 0; v < 4; v++) {
        sums[2 * v] = vaddw_u8(sums[2 * v], vget_low_u8(bytes[v]));
        sums[2 * v + 1] = vaddw_u8(sums[2 * v + 1], vget_high_u8(bytes[v]));
      }
    }
    for (int v = 0; v < 8; v++)
      kb_neon_flush(sums[v], vdupq_n_s32(lookup->shift), lookup->sums + column + v * 8);
  }
}

void kb_neon_lookup(const kb_lookup *lookup) {
  for (size_t v = 0; v < lookup->vectors; v++) {
    if (lookup->whole) kb_neon_plane(1, lookup, v * 64);
    else kb_neon_plane(0, lookup, v * 64);
  }
}

void kb_neon_map(size_t count, const uint8_t *map, const uint8_t *in, uint8_t *out) {
  uint8x16x4_t row[4];
  kb_neon_load_row(1, map, row);
  size_t at = 0;
  for (; at + 16 <= count; at += 16) vst1q_u8(out + at, kb_neon_find(1, row, vld1q_u8(in + at)));
  kb_scalar_map(count - at, map, in + at, out + at);
}

// What follows is no part of the inner loops: bytes are looked up at this level, not words.
void kb_neon_words(const kb_word_lookup *lookup) { kb_scalar_words(lookup); }

void kb_neon_requantize(const kb_requantization *s) { kb_scalar_requantize(s); }
#endif
