// Windows as columns, pooling, requantisation, on codes.
#include "kb_kernels.h"
#include "kb_levels.h"

#include <string.h>

// The outputs first..<end, of `outputs`, whose input at output * stride + offset is in 0..<length.
static void kb_inside(int32_t length, int32_t outputs, int32_t offset, int32_t stride, int32_t *first,
                      int32_t *end) {
  *first = offset < 0 ? (-offset + stride - 1) / stride : 0;
  *end = length <= offset ? 0 : (length - offset + stride - 1) / stride;
  if (*first > outputs) *first = outputs;
  if (*end > outputs) *end = outputs;
}

void kb_im2col_u8(const kb_window *s, const uint8_t *in, uint8_t *out) {
  const size_t width = (size_t)s->out_width;
  for (int32_t channel = 0; channel < s->channels; channel++)
    for (int32_t ky = 0; ky < s->kernel_height; ky++)
      for (int32_t kx = 0; kx < s->kernel_width; kx++) {
        // Output columns first..<end read from inside the row.
        int32_t first, end;
        kb_inside(s->width, s->out_width, kx - s->padding, s->stride, &first, &end);
        for (int32_t image = 0; image < s->batch; image++) {
          const uint8_t *plane = in + ((size_t)channel * s->batch + image) * s->height * s->width;
          for (int32_t oy = 0; oy < s->out_height; oy++, out += width) {
            const int32_t y = oy * s->stride + ky - s->padding;
            if (y < 0 || y >= s->height || first >= end) {
              memset(out, 0, width * sizeof(uint8_t));
              continue;
            }
            const uint8_t *row = plane + (size_t)y * s->width;
            for (int32_t ox = 0; ox < first; ox++) out[ox] = 0;
            if (s->stride == 1)
              memcpy(out + first, row + first + kx - s->padding, (size_t)(end - first) * sizeof(uint8_t));
            else
              for (int32_t ox = first; ox < end; ox++) out[ox] = row[ox * s->stride + kx - s->padding];
            for (int32_t ox = end; ox < s->out_width; ox++) out[ox] = 0;
          }
        }
      }
}

void kb_maxpool_u8(const kb_window *s, const uint8_t *in, uint8_t *out) {
  for (int64_t plane = 0; plane < (int64_t)s->channels * s->batch; plane++) {
    const uint8_t *from = in + (size_t)plane * s->height * s->width;
    for (int32_t oy = 0; oy < s->out_height; oy++)
      for (int32_t ox = 0; ox < s->out_width; ox++) {
        uint8_t best = 0;
        for (int32_t ky = 0; ky < s->kernel_height; ky++)
          for (int32_t kx = 0; kx < s->kernel_width; kx++) {
            const uint8_t value =
                from[(size_t)(oy * s->stride + ky) * s->width + ox * s->stride + kx];
            if (value > best) best = value;
          }
        *out++ = best;
      }
  }
}

KB_CLONES void kb_requantize_u8(size_t n, const int32_t *restrict acc, int32_t bias, int32_t multiplier,
                                int32_t shift, int32_t maximum, uint8_t *restrict codes) {
  const int64_t half = (int64_t)1 << (shift - 1);
  for (size_t j = 0; j < n; j++) {
    const int32_t sum = (int32_t)((uint32_t)acc[j] + (uint32_t)bias);
    // |sum * multiplier| < 2^62 and half <= 2^61: no overflow. The shift is arithmetic: it rounds down.
    const int64_t code = ((int64_t)sum * multiplier + half) >> shift;
    codes[j] = (uint8_t)(code < 0 ? 0 : code > maximum ? maximum : code);
  }
}

void kb_sumpool_u8(const kb_window *s, const uint8_t *in, int32_t *out) {
  for (int64_t plane = 0; plane < (int64_t)s->channels * s->batch; plane++) {
    const uint8_t *from = in + (size_t)plane * s->height * s->width;
    for (int32_t oy = 0; oy < s->out_height; oy++)
      for (int32_t ox = 0; ox < s->out_width; ox++) {
        uint32_t sum = 0;
        for (int32_t ky = 0; ky < s->kernel_height; ky++) {
          const uint8_t *row = from + (size_t)(oy * s->stride + ky) * s->width + ox * s->stride;
          for (int32_t kx = 0; kx < s->kernel_width; kx++) sum += row[kx];
        }
        *out++ = (int32_t)sum;
      }
  }
}

// |value * multiplier| <= 2^61 each and half <= 2^59: the sum stays within 63 bits. The flags are constants
// where this is inlined, so that each pairing is a loop of its own. Addends by value: codes are bytes, which could
// otherwise be part of them.
static inline __attribute__((always_inline)) void kb_join_loop(size_t n, const kb_addend x, int x_is_sums,
                                                               const kb_addend y, int y_is_sums, int32_t shift,
                                                               int32_t maximum, uint8_t *restrict codes) {
  const int64_t half = (int64_t)1 << (shift - 1);
  for (size_t j = 0; j < n; j++) {
    const int32_t a = x_is_sums ? (int32_t)((uint32_t)x.sums[j] + (uint32_t)x.bias) : x.codes[j];
    const int32_t b = y_is_sums ? (int32_t)((uint32_t)y.sums[j] + (uint32_t)y.bias) : y.codes[j];
    const int64_t code = ((int64_t)a * x.multiplier + (int64_t)b * y.multiplier + half) >> shift;
    codes[j] = (uint8_t)(code < 0 ? 0 : code > maximum ? maximum : code);
  }
}

KB_CLONES void kb_join_u8(size_t n, const kb_addend *x, const kb_addend *y, int32_t shift, int32_t maximum,
                          uint8_t *codes) {
  if (x->sums && y->sums) kb_join_loop(n, *x, 1, *y, 1, shift, maximum, codes);
  else if (x->sums) kb_join_loop(n, *x, 1, *y, 0, shift, maximum, codes);
  else if (y->sums) kb_join_loop(n, *x, 0, *y, 1, shift, maximum, codes);
  else kb_join_loop(n, *x, 0, *y, 0, shift, maximum, codes);
}
