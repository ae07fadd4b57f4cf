// The portable kernels of a plan: the ones that the others are held against.
#include "kb_plan_levels.h"

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
    for (size_t j = 0; j < KB_DOT_COLUMNS; j++) out[j] += (uint32_t)sums[j] * (uint32_t)dot->scale;
  }
}

// Four steps of depth at a time: two loads a product (code, entry), and a quarter of a load, of an
// addition chain and of a store for the sum, where one step at a time has a whole one of each.
void kb_scalar_lookup(const kb_lookup *lookup) {
  const size_t count = lookup->vectors * 64, step = KB_TILE_COLUMNS;
  uint32_t *sums = (uint32_t *)lookup->sums;
  const int32_t *rows = lookup->plan->rows;
  const uint8_t *w = lookup->weights;
  size_t p = 0;
  for (; p + 4 <= lookup->depth; p += 4) {
    const int32_t *a = rows + w[p] * 256, *b = rows + w[p + 1] * 256;
    const int32_t *c = rows + w[p + 2] * 256, *d = rows + w[p + 3] * 256;
    const uint8_t *x = lookup->tile + p * step;
    for (size_t j = 0; j < count; j++)
      sums[j] += (uint32_t)a[x[j]] + (uint32_t)b[x[j + step]] + (uint32_t)c[x[j + 2 * step]] +
                 (uint32_t)d[x[j + 3 * step]];
  }
  for (; p < lookup->depth; p++) {
    const int32_t *row = rows + w[p] * 256;
    const uint8_t *x = lookup->tile + p * step;
    for (size_t j = 0; j < count; j++) sums[j] += (uint32_t)row[x[j]];
  }
}

void kb_scalar_requantize(const kb_requantization *s) {
  kb_requantize_u8(s->count, s->sums, s->bias, s->multiplier, s->shift, s->maximum, s->codes);
}
