// Dispatch of the float row products, and the float layers that are bound by memory: the same plain C for
// every instruction set.
#include "kb_float_levels.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

void kb_rows_f32(int level, int adds, size_t m, size_t n, size_t k, const float *a, const float *const *rows,
                 float *c, size_t c_row) {
  KB_CALL(level, rows_f32, adds, m, n, k, a, rows, c, c_row);
}

void kb_rows_nt_f32(int level, size_t m, size_t n, size_t k, const float *a, size_t a_row,
                    const float *const *rows, float *out) {
  KB_CALL(level, rows_nt_f32, m, n, k, a, a_row, rows, out);
}

static size_t pitch(kb_plane plane) { return (size_t)plane.width + (size_t)plane.halo; }
static size_t size(kb_plane plane) { return pitch(plane) * ((size_t)plane.height + (size_t)plane.halo); }

void kb_clear_halo(kb_plane plane, size_t count, float *data) {
  if (plane.halo == 0) return;
  const size_t step = pitch(plane), width = (size_t)plane.width, halo = (size_t)plane.halo;
  for (size_t at = 0; at < count; at++, data += size(plane)) {
    for (size_t y = 0; y < (size_t)plane.height; y++)
      for (size_t x = 0; x < halo; x++) data[y * step + width + x] = 0;
    memset(data + (size_t)plane.height * step, 0, halo * step * sizeof(float));
  }
}

// Runs BODY for every entry of the column matrix: `row` and `x` are its place in the input where `valid`, `at` and
// `ox` its own.
#define EACH_COLUMN_ROW(BODY)                                                                           \
  for (int32_t channel = 0; channel < s->channels; channel++)                                           \
    for (int32_t ky = 0; ky < s->kernel_height; ky++)                                                   \
      for (int32_t kx = 0; kx < s->kernel_width; kx++)                                                  \
        for (int32_t image = 0; image < s->batch; image++) {                                            \
          const size_t plane = ((size_t)channel * (size_t)s->batch + (size_t)image) * size(from);       \
          for (int32_t oy = 0; oy < s->out_height; oy++, at += pitch(to)) {                             \
            const int32_t y = oy * s->stride + ky - s->padding;                                         \
            const int inside = y >= 0 && y < s->height;                                                 \
            const size_t row = plane + (inside ? (size_t)y : 0) * pitch(from);                          \
            for (int32_t ox = 0; ox < s->out_width; ox++) {                                             \
              const int32_t x = ox * s->stride + kx - s->padding;                                       \
              const int valid = inside && x >= 0 && x < s->width;                                       \
              BODY                                                                                      \
            }                                                                                           \
          }                                                                                             \
          at += (size_t)to.halo * pitch(to);                                                            \
        }

void kb_columns_f32(const kb_window *s, kb_plane from, kb_plane to, const float *in, float *out) {
  size_t at = 0;
  memset(out, 0, (size_t)s->channels * (size_t)s->kernel_height * (size_t)s->kernel_width *
                     (size_t)s->batch * size(to) * sizeof(float));
  EACH_COLUMN_ROW(if (valid) out[at + (size_t)ox] = in[row + (size_t)x];)
}

void kb_uncolumns_f32(const kb_window *s, kb_plane from, kb_plane to, const float *columns, float *in) {
  size_t at = 0;
  EACH_COLUMN_ROW(if (valid) in[row + (size_t)x] += columns[at + (size_t)ox];)
}

// Every output of every plane: `first` is the index in `in` of its window's first input, `at` its own.
#define EACH_WINDOW(BODY)                                                                               \
  for (size_t plane = 0; plane < (size_t)s->channels * (size_t)s->batch; plane++)                       \
    for (int32_t oy = 0; oy < s->out_height; oy++)                                                      \
      for (int32_t ox = 0; ox < s->out_width; ox++) {                                                   \
        const size_t at = plane * size(to) + (size_t)oy * pitch(to) + (size_t)ox;                       \
        const size_t first = plane * size(from) + (size_t)(oy * s->stride) * pitch(from) +              \
                             (size_t)(ox * s->stride);                                                  \
        BODY                                                                                            \
      }

#define EACH_TAP(BODY)                                                                                  \
  for (int32_t ky = 0; ky < s->kernel_height; ky++)                                                     \
    for (int32_t kx = 0; kx < s->kernel_width; kx++) {                                                  \
      const size_t tap = first + (size_t)ky * pitch(from) + (size_t)kx;                                 \
      BODY                                                                                              \
    }

void kb_maxpool_planes(const kb_window *s, kb_plane from, kb_plane to, const float *in, float *out,
                       uint32_t *chosen) {
  const size_t count = (size_t)s->channels * (size_t)s->batch * size(to);
  memset(out, 0, count * sizeof(float));
  memset(chosen, 0, count * sizeof(uint32_t));
  EACH_WINDOW(
      size_t best = first;
      EACH_TAP(if (in[tap] > in[best]) best = tap;)
      out[at] = in[best];
      chosen[at] = (uint32_t)best;)
}

void kb_sumpool_planes(const kb_window *s, kb_plane from, kb_plane to, float scale, const float *in,
                       float *out) {
  memset(out, 0, (size_t)s->channels * (size_t)s->batch * size(to) * sizeof(float));
  EACH_WINDOW(
      float sum = 0;
      EACH_TAP(sum += in[tap];)
      out[at] = scale * sum;)
}

void kb_unsumpool_planes(const kb_window *s, kb_plane from, kb_plane to, float scale, const float *out,
                         float *in) {
  EACH_WINDOW(
      const float share = scale * out[at];
      EACH_TAP(in[tap] += share;))
}

// Lanes of partial sums: fixed, so that the order of summation is part of the definition. As a vector of the language
// they stay in registers; as an array they went to memory and back at every step, at an eighth of the speed.
enum { PARTS = 16, RUN = 4096 };
typedef float parts __attribute__((vector_size(PARTS * sizeof(float))));

KB_CLONES void kb_sums_f32(size_t n, const float *x, const float *y, float shift, double *sum, double *dot) {
  double sums = 0, dots = 0;
  for (size_t start = 0; start < n; start += RUN) {
    const size_t end = n - start < RUN ? n : start + RUN;
    parts part = {0}, product = {0};
    size_t j = start;
    for (; j + PARTS <= end; j += PARTS) {
      parts left, right;
      memcpy(&left, x + j, sizeof left);
      memcpy(&right, y + j, sizeof right);
      part += right;
      product += (left - shift) * right;
    }
    for (size_t lane = 0; lane < PARTS; lane++) {
      sums += part[lane];
      dots += product[lane];
    }
    for (; j < end; j++) {
      sums += y[j];
      dots += (x[j] - shift) * y[j];
    }
  }
  *sum = sums;
  *dot = dots;
}

KB_CLONES void kb_relu_f32(size_t n, const float *a, float *out) {
  for (size_t j = 0; j < n; j++) out[j] = a[j] > 0 ? a[j] : 0;
}

KB_CLONES void kb_relu_back_f32(int adds, size_t n, const float *out, const float *gradient, float *target) {
  if (adds)
    for (size_t j = 0; j < n; j++) target[j] += out[j] > 0 ? gradient[j] : 0;
  else
    for (size_t j = 0; j < n; j++) target[j] = out[j] > 0 ? gradient[j] : 0;
}

KB_CLONES void kb_add_f32(size_t n, const float *a, float *sum) {
  for (size_t j = 0; j < n; j++) sum[j] += a[j];
}

KB_CLONES void kb_affine_f32(size_t n, const float *a, float scale, float offset, float *out) {
  for (size_t j = 0; j < n; j++) out[j] = a[j] * scale + offset;
}

KB_CLONES void kb_combine_f32(int adds, size_t n, float a, const float *x, float b, const float *y, float c,
                              float *out) {
  if (adds)
    for (size_t j = 0; j < n; j++) out[j] += a * x[j] + b * y[j] + c;
  else
    for (size_t j = 0; j < n; j++) out[j] = a * x[j] + b * y[j] + c;
}
