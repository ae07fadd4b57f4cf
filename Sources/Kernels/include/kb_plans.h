// Layers of integer products under any 8-bit multiplier: how a product table is computed is a plan.
//
// Whatever the table, it is written once, before any image, as
//
//     table(x, w) = sum over terms of scale * map(x) * weight(w)          (exact 8-bit dot products)
//                 + sum over planes of 2^(shift of plane) * row(w)[x]      (bytes looked up)
//                 + offset(w)                                              (known once the weights are)
//
// modulo 2^32, and the sums of the offsets are one constant an output channel. Exact products are one
// term, decomposable ones a few, an error plane a term and a plane, an arbitrary table two planes.
#ifndef KB_PLANS_H
#define KB_PLANS_H

#include "kb_kernels.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { KB_TERMS = 4, KB_PLANES = 4 };

/// Exact products of transformed operands.
typedef struct {
  /// 256 codes that take the activations' place; null for the activations as they are.
  const uint8_t *map;
  /// [channel][quad][4], as kb_quad_weights orders them.
  const int8_t *weights;
  int32_t scale;
} kb_term;

/// A layer, ready to run. All pointers are the caller's.
typedef struct {
  /// Its batch is ignored.
  kb_window window;
  int32_t channels;
  /// The largest activation code there is: 127 spares half of every lookup.
  int32_t input_maximum;
  /// 0...KB_TERMS
  int32_t term_count;
  const kb_term *terms;
  /// 0...KB_PLANES planes of 256 rows of 256 bytes, by weight code & 255, and their shifts (0...31).
  int32_t plane_count;
  int32_t shifts_of_planes[KB_PLANES];
  const uint8_t *planes;
  /// What the planes add up to, shifted, for processors that look up words: rests[x * 256 + (w & 255)].
  const int32_t *rests;
  /// [channel][depth]: weight codes & 255, in the order of kb_im2col_u8.
  const uint8_t *codes;
  /// The order of the lookups, by kb_lookup_order.
  const uint32_t *order;
  /// One a channel, added to every sum.
  const int32_t *constants;
  /// One a channel: bias, and the fixed-point factor of kb_requantize_u8. Used for codes only.
  const int32_t *bias, *multipliers, *shifts;
  int32_t maximum;
} kb_plan;

/// Bytes of one channel's weights in a term: quads of four input channels, (quad, ky, kx) x 4.
size_t kb_quad_depth(const kb_window *window);
/// Orders one channel's weights [input channel][ky][kx] in quads; what is not there is 0.
void kb_quad_weights(const kb_window *window, const int8_t *weights, int8_t *quads);

/// Which lookups to make, and in which groups: the bytes of a group never add up to more than 255, so
/// that they can be summed as bytes; rows of zeros are left out. Needs window, channels, planes, codes.
///
/// The first channels * plane_count words say where in `order` the list of (channel, plane) starts: a
/// number of steps, so many steps (depth << 8 | weight code), and so on until a number of 0.
/// - Returns: the words used; without `order`, the words of space that it must have.
size_t kb_lookup_order(const kb_plan *plan, uint32_t *order);

/// Bytes of scratch for kb_plan_run at any level; it must be aligned to 64.
size_t kb_plan_scratch(const kb_plan *plan, int32_t batch);
/// Runs a batch [channel][image][row][column] of codes. Exactly one of `sums` (with constants, without
/// bias) and `codes` (requantised) is not null; both are [channel][image][row][column].
void kb_plan_run(int level, const kb_plan *plan, int32_t batch, const uint8_t *in, void *scratch,
                 int32_t *sums, uint8_t *codes);

/// Whether this processor has AVX-512 VNNI. Without it, the AVX2 dot products stand in.
int kb_has_vnni(void);

/// What existing emulators do, to be measured against; both after kb_im2col_u8.
/// One vpgatherdd for eight products, from a 256 x 256 table of 32-bit entries (rows by weight).
void kb_baseline_gather(const int32_t *rows, size_t m, size_t n, size_t k, const int8_t *w,
                        const uint8_t *x, int32_t *c);
/// One product at a time, a row of the table for each weight.
void kb_baseline_scalar(const int32_t *rows, size_t m, size_t n, size_t k, const int8_t *w,
                        const uint8_t *x, int32_t *c);
#ifdef __cplusplus
}
#endif
#endif
