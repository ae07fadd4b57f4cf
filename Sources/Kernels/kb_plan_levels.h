// What each instruction set offers to kb_plan.c. Not for callers.
#ifndef KB_PLAN_LEVELS_H
#define KB_PLAN_LEVELS_H

#include "kb_levels.h"
#include "kb_plans.h"

/// Columns of one tile of dot products, of byte lookups and of word lookups at most; output channels of
/// a tile of word lookups, and steps of depth that it takes at once.
enum { KB_DOT_COLUMNS = 64, KB_TILE_COLUMNS = 512, KB_WORD_COLUMNS = 8192, KB_WORDS = 16, KB_STEPS = 4 };

/// sum[row][column] = or += scale * dot product, for up to 4 rows and 64 columns. Quad q of columns
/// 8 h ... 8 h + 7 is at from[h] + offsets[q]; row i's weights are at weights + i * quads * 4.
typedef struct {
  int rows;
  size_t quads;
  const uint32_t *const *from;
  const size_t *offsets;
  const int8_t *weights;
  int32_t scale;
  /// Whether there is a sum to add to.
  int add;
  int32_t *sums;  // row i at sums + i * KB_TILE_COLUMNS
} kb_dot;

/// sum[column] += looked-up bytes, for one output channel, one plane and `vectors` x 64 columns.
typedef struct {
  size_t vectors;
  /// Depth p's codes are at tile + p * KB_TILE_COLUMNS.
  const uint8_t *tile;
  /// Whether there may be codes of 128 and more.
  int whole;
  /// Steps as kb_lookup_order lists them.
  const uint32_t *order;
  const uint8_t *plane;
  int shift;
  int32_t *sums;
} kb_lookup;

/// sums[column][word] += words[s][code of column][word], over all KB_STEPS steps.
typedef struct {
  size_t count;
  const uint8_t *codes[KB_STEPS];
  const int32_t *words[KB_STEPS];
  int32_t *sums;
} kb_word_lookup;

/// One output channel's columns as codes.
typedef struct {
  size_t count;
  const int32_t *sums;
  int32_t bias, multiplier, shift, maximum;
  uint8_t *codes;
} kb_requantization;

#define KB_PLAN_DECLARE(level)                                   \
  void kb_##level##_dot(const kb_dot *dot);                      \
  void kb_##level##_words(const kb_word_lookup *lookup);         \
  void kb_##level##_requantize(const kb_requantization *step);   \
  void kb_##level##_map(size_t count, const uint8_t *map, const uint8_t *in, uint8_t *out);

KB_PLAN_DECLARE(scalar)
KB_PLAN_DECLARE(avx2)
KB_PLAN_DECLARE(avx512)
KB_PLAN_DECLARE(neon)
void kb_avx512_lookup(const kb_lookup *lookup);
void kb_neon_lookup(const kb_lookup *lookup);

/// The padded input, counted in elements: a byte for lookups, a quad of channels for dot products. For
/// stride s a row is its s phases one after the other.
typedef struct {
  size_t phase, row, image, plane;
} kb_padded;

kb_padded kb_padded_of(const kb_window *window, int32_t batch);
/// Where kernel place (ky, kx) of a plane starts.
size_t kb_place(const kb_window *window, const kb_padded *padded, int32_t ky, int32_t kx);
/// Groups of four input channels.
size_t kb_groups(const kb_window *window);
size_t kb_depth(const kb_window *window);
/// Fills the padded input; elements that no window reads may be left as they are.
void kb_pad_bytes(const kb_window *window, int32_t batch, const uint8_t *in, uint8_t *out);
/// `zero` is what code 0 became.
void kb_pad_quads(const kb_window *window, int32_t batch, uint8_t zero, const uint8_t *in, uint32_t *out);

#endif
