#include "kb_function.h"

#include "kb_float_levels.h"

KB_CLONES void kb_row_exact(size_t n, const int32_t *codes, int32_t weight, int64_t *products) {
  for (size_t i = 0; i < n; i++) products[i] = codes[i] * weight;
}

void kb_row_lookup(size_t n, const int32_t *codes, const int32_t *row, int64_t *products) {
  for (size_t i = 0; i < n; i++) products[i] = row[codes[i]];
}

KB_CLONES void kb_accumulate_exact(size_t n, const int64_t *products, int64_t *sums) {
  for (size_t i = 0; i < n; i++) sums[i] = (int64_t)((uint64_t)sums[i] + (uint64_t)products[i]);
}

static uint64_t pattern(int width) { return ((uint64_t)1 << width) - 1; }

KB_CLONES void kb_accumulate_or(
    size_t n, const int64_t *products, int width, int bits, int carry, int64_t *sums) {
  uint64_t all = pattern(width), low = pattern(bits);
  // The carry's place; no bit where there is none.
  uint64_t top = carry && bits > 0 ? (uint64_t)1 << (bits - 1) : 0;
  for (size_t i = 0; i < n; i++) {
    uint64_t a = (uint64_t)sums[i], b = (uint64_t)products[i] & all;
    uint64_t upper = (a & ~low) + (b & ~low) + ((a & b & top) << 1);
    sums[i] = (int64_t)((upper | ((a | b) & low)) & all);
  }
}

KB_CLONES void kb_accumulate_constant(
    size_t n, const int64_t *products, int width, int bits, int64_t fill, int64_t *sums) {
  uint64_t all = pattern(width), low = pattern(bits);
  for (size_t i = 0; i < n; i++) {
    uint64_t upper = ((uint64_t)sums[i] & ~low) + ((uint64_t)products[i] & ~low);
    sums[i] = (int64_t)((upper | (uint64_t)fill) & all);
  }
}
