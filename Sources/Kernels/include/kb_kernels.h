// The arithmetic inner loops, in C: plain pointers and integers, no allocation, no global state.
//
// Every function takes the instruction set to run on (`level`), so that a test can hold one against
// another. Integer results are the same at every level; float results may differ in the last bits,
// because the order of summation differs.
//
// A batch of B images is laid out channel first: [channel][image][row][column], so that the output of
// a matrix product (one row an output channel) is the next layer's input as it stands.
#ifndef KB_KERNELS_H
#define KB_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A level that a function has nothing for is the portable one there.
enum { KB_SCALAR = 0, KB_AVX2 = 1, KB_AVX512 = 2, KB_NEON = 3 };

/// The best level this processor runs.
int kb_best_level(void);
/// Whether this processor runs a level.
int kb_has_level(int level);

/// Geometry of a sliding window over `channels` planes of `height` x `width`.
typedef struct {
  int32_t channels, batch, height, width;
  int32_t kernel_height, kernel_width, stride, padding;
  int32_t out_height, out_width;
} kb_window;

/// Windows as columns: out[(channel, ky, kx)][image][out row][out column], zeros outside the image.
void kb_im2col_u8(const kb_window *window, const uint8_t *in, uint8_t *out);

/// Maximum over windows (no padding).
void kb_maxpool_u8(const kb_window *window, const uint8_t *in, uint8_t *out);

/// One output channel: codes = clamp(floor((acc + bias) * multiplier / 2^shift + 1/2), 0, maximum), that
/// is, rounding half up; acc + bias is taken modulo 2^32. multiplier >= 0, 1 <= shift <= 62. No overlap.
void kb_requantize_u8(size_t n, const int32_t *acc, int32_t bias, int32_t multiplier, int32_t shift,
                      int32_t maximum, uint8_t *codes);

/// Sums of the codes in each window, all planes.
void kb_sumpool_u8(const kb_window *s, const uint8_t *in, int32_t *out);

/// One side of a sum of two activations: accumulators (to which the bias is added, wrapping) or, where `sums`
/// is null, codes; times a multiplier in 0...2^30.
typedef struct {
  const int32_t *sums;
  const uint8_t *codes;
  int32_t bias;
  int32_t multiplier;
} kb_addend;

/// codes[j] = clamp((x * x.multiplier + y * y.multiplier + 2^(shift-1)) >> shift, 0, maximum), shift in 1...60.
/// `codes` overlaps nothing.
void kb_join_u8(size_t n, const kb_addend *x, const kb_addend *y, int32_t shift, int32_t maximum,
                uint8_t *codes);

#ifdef __cplusplus
}
#endif
#endif
