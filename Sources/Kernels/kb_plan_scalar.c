// The portable kernels of a plan: the ones that the others are held against.
#include "kb_plan_levels.h"

#include <string.h>

void kb_scalar_map(size_t count, const uint8_t *map, const uint8_t *in, uint8_t *out) {
  for (size_t at = 0; at < count; at++) out[at] = map[in[at]];
}

// Sums are kept unsigned: they wrap, where signed ones would be undefined.
void kb_scalar_dot(const kb_dot *dot) {
  for (int row = 0; row < dot->rows; row++) {
    const int8_t *weights = dot->weights + (size_t)row * dot->quads * 4;
    int32_t sums[KB_DOT_COLUMNS] = {0};
    for (size_t q = 0; q < dot->quads; q++) {
      const int32_t a = weights[4 * q], b = weights[4 * q + 1], c = weights[4 * q + 2], d = weights[4 * q + 3];
      for (size_t eighth = 0; eighth < KB_DOT_COLUMNS / 8; eighth++) {
        const uint32_t *codes = dot->from[eighth] + dot->offsets[q];
        uint32_t *to = (uint32_t *)sums + eighth * 8;
        for (size_t j = 0; j < 8; j++) {
          const uint32_t code = codes[j];
          to[j] += (uint32_t)(a * (int32_t)(code & 255) + b * (int32_t)(code >> 8 & 255) +
                              c * (int32_t)(code >> 16 & 255) + d * (int32_t)(code >> 24));
        }
      }
    }
    uint32_t *out = (uint32_t *)dot->sums + row * KB_TILE_COLUMNS;
    for (size_t j = 0; j < KB_DOT_COLUMNS; j++)
      out[j] = (dot->add ? out[j] : 0) + (uint32_t)sums[j] * (uint32_t)dot->scale;
  }
}

// A column's codes pick a row of 16 words each: 16 products are a row's loads and additions, which
// compilers write as vectors on any processor that has them.
void kb_scalar_words(const kb_word_lookup *lookup) {
  for (size_t j = 0; j < lookup->count; j++) {
    uint32_t *sums = (uint32_t *)lookup->sums + j * KB_WORDS;
    const uint32_t *row[KB_STEPS];
    for (size_t step = 0; step < KB_STEPS; step++)
      row[step] = (const uint32_t *)lookup->words[step] + (size_t)lookup->codes[step][j] * KB_WORDS;
    uint32_t sum[KB_WORDS];
    for (size_t c = 0; c < KB_WORDS; c++) sum[c] = sums[c] + row[0][c] + row[1][c] + row[2][c] + row[3][c];
    memcpy(sums, sum, sizeof sum);
  }
}

void kb_scalar_requantize(const kb_requantization *s) {
  kb_requantize_u8(s->count, s->sums, s->bias, s->multiplier, s->shift, s->maximum, s->codes);
}
