// Windows as columns and back, pooling, requantisation.
#include "kb_kernels.h"

#include <string.h>

// The outputs first..<end, of `outputs`, whose input at output * stride + offset is in 0..<length.
static void kb_inside(int32_t length, int32_t outputs, int32_t offset, int32_t stride, int32_t *first,
                      int32_t *end) {
  *first = offset < 0 ? (-offset + stride - 1) / stride : 0;
  *end = length <= offset ? 0 : (length - offset + stride - 1) / stride;
  if (*first > outputs) *first = outputs;
  if (*end > outputs) *end = outputs;
}

#define KB_TYPE uint8_t
#define KB_SUFFIX(name) name##_u8
#include "kb_windows_body.h"
#undef KB_TYPE
#undef KB_SUFFIX
#define KB_TYPE float
#define KB_SUFFIX(name) name##_f32
#include "kb_windows_body.h"

void kb_col2im_f32(const kb_window *s, const float *columns, float *in) {
  for (int32_t channel = 0; channel < s->channels; channel++)
    for (int32_t ky = 0; ky < s->kernel_height; ky++)
      for (int32_t kx = 0; kx < s->kernel_width; kx++) {
        int32_t first, end;
        kb_inside(s->width, s->out_width, kx - s->padding, s->stride, &first, &end);
        for (int32_t image = 0; image < s->batch; image++) {
          float *plane = in + ((size_t)channel * s->batch + image) * s->height * s->width;
          for (int32_t oy = 0; oy < s->out_height; oy++, columns += s->out_width) {
            const int32_t y = oy * s->stride + ky - s->padding;
            if (y < 0 || y >= s->height) continue;
            float *row = plane + (size_t)y * s->width;
            for (int32_t ox = first; ox < end; ox++)
              row[ox * s->stride + kx - s->padding] += columns[ox];
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

void kb_maxpool_f32(const kb_window *s, const float *in, float *out, uint32_t *chosen) {
  size_t written = 0;
  for (int64_t plane = 0; plane < (int64_t)s->channels * s->batch; plane++) {
    const size_t base = (size_t)plane * s->height * s->width;
    for (int32_t oy = 0; oy < s->out_height; oy++)
      for (int32_t ox = 0; ox < s->out_width; ox++) {
        size_t best = base + (size_t)(oy * s->stride) * s->width + ox * s->stride;
        for (int32_t ky = 0; ky < s->kernel_height; ky++)
          for (int32_t kx = 0; kx < s->kernel_width; kx++) {
            const size_t at = base + (size_t)(oy * s->stride + ky) * s->width + ox * s->stride + kx;
            if (in[at] > in[best]) best = at;
          }
        out[written] = in[best];
        if (chosen) chosen[written] = (uint32_t)best;
        written++;
      }
  }
}

void kb_requantize_u8(size_t n, const int32_t *acc, int32_t bias, int32_t multiplier, int32_t shift,
                      int32_t maximum, uint8_t *codes) {
  const int64_t half = (int64_t)1 << (shift - 1);
  for (size_t j = 0; j < n; j++) {
    const int32_t sum = (int32_t)((uint32_t)acc[j] + (uint32_t)bias);
    // |sum * multiplier| < 2^62 and half <= 2^61: no overflow. The shift is arithmetic: it rounds down.
    const int64_t code = ((int64_t)sum * multiplier + half) >> shift;
    codes[j] = (uint8_t)(code < 0 ? 0 : code > maximum ? maximum : code);
  }
}
