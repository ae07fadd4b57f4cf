// What each instruction set offers to kb_plan.c. Not for callers.
#ifndef KB_PLAN_LEVELS_H
#define KB_PLAN_LEVELS_H

#include "kb_levels.h"
#include "kb_plans.h"

/// Columns of one tile of dot products, and of one tile of lookups at most.
enum { KB_DOT_COLUMNS = 64, KB_TILE_COLUMNS = 512 };

/// sum[row][column] += scale * dot product, for up to 4 rows and 64 columns. Quad q of columns
/// 8 h ... 8 h + 7 is at from[h] + offsets[q]; row i's weights are at weights + i * quads * 4.
typedef struct {
  int rows;
  size_t quads;
  const uint32_t *const *from;
  const size_t *offsets;
  const int8_t *weights;
  int32_t scale;
  int32_t *sums;  // row i at sums + i * KB_TILE_COLUMNS
} kb_dot;

/// sum[column] += looked-up bytes, for one output channel and `vectors` x 64 columns. Depth p's codes
/// are at tile + p * KB_TILE_COLUMNS.
typedef struct {
  size_t vectors, depth;
  const uint8_t *tile;
  /// [depth][KB_TILE_COLUMNS / 64]: which codes are 128 or more, by kb_avx512_masks.
  const uint64_t *masks;
  const uint8_t *weights;
  const kb_plan *plan;
  int32_t *sums;
} kb_lookup;

/// One output channel's columns as codes.
typedef struct {
  size_t count;
  const int32_t *sums;
  int32_t bias, multiplier, shift, maximum;
  uint8_t *codes;
} kb_requantization;

#define KB_PLAN_DECLARE(level)                                   \
  void kb_##level##_dot(const kb_dot *dot);                      \
  void kb_##level##_lookup(const kb_lookup *lookup);             \
  void kb_##level##_requantize(const kb_requantization *step);   \
  void kb_##level##_map(size_t count, const uint8_t *map, const uint8_t *in, uint8_t *out);

KB_PLAN_DECLARE(scalar)
KB_PLAN_DECLARE(avx2)
KB_PLAN_DECLARE(avx512)
void kb_avx512_masks(size_t depth, size_t vectors, const uint8_t *tile, uint64_t *masks);

#endif
