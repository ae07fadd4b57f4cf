// Float layers on padded planes: what training and the float reference run on.
//
// A plane of height x width is kept as (height + halo) rows of (width + halo) floats, of which the last
// `halo` rows and columns are zero. Planes follow each other without a gap, [channel][image], so the zeros
// at the end of one row (or plane) are also the padding before the next: a convolution of stride 1 then is
// a sum of shifted copies of the whole stack, with no border to mind and no window to copy. Buffers have
// `kb_plane_margin` floats of zeros before and after.
#ifndef KB_FLOAT_H
#define KB_FLOAT_H

#include <stddef.h>
#include <stdint.h>

#include "kb_kernels.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Planes of height x width with `halo` zeros after each row, and as many rows of zeros at the end.
typedef struct {
  int32_t height, width, halo;
} kb_plane;

// Where a function takes `adds`, its result is added to what is there, or (adds = 0) takes its place.

/// c[i][j] = sum over r of a[i * k + r] * rows[r][j], for i < m, j < n, r < k, in order of r; c has rows of
/// `c_row` floats. Each rows[r] is readable over n floats.
void kb_rows_f32(int level, int adds, size_t m, size_t n, size_t k, const float *a, const float *const *rows,
                 float *c, size_t c_row);

/// out[i * k + r] += sum over j < n of a[i * a_row + j] * rows[r][j].
void kb_rows_nt_f32(int level, size_t m, size_t n, size_t k, const float *a, size_t a_row,
                    const float *const *rows, float *out);

/// Sets the halo of `count` planes to zero.
void kb_clear_halo(kb_plane plane, size_t count, float *data);

/// Windows of `window` (batch and channels as there) as columns: out[(channel, ky, kx)][image][padded
/// output plane]; halo entries are zero. `in` has planes of `from`.
void kb_columns_f32(const kb_window *window, kb_plane from, kb_plane to, const float *in, float *out);
/// The transpose: adds every column entry to the place it was read from.
void kb_uncolumns_f32(const kb_window *window, kb_plane from, kb_plane to, const float *columns, float *in);

/// Maximum over windows without padding; `chosen` gets the index within `in` of each maximum (the first of
/// equals), one an output float (0 in the halo).
void kb_maxpool_planes(const kb_window *window, kb_plane from, kb_plane to, const float *in, float *out,
                       uint32_t *chosen);
/// out = scale * sum over windows without padding. With scale 1 and 1x1 windows: every stride-th pixel.
void kb_sumpool_planes(const kb_window *window, kb_plane from, kb_plane to, float scale, const float *in,
                       float *out);
/// The transpose: in += scale * out spread over its windows.
void kb_unsumpool_planes(const kb_window *window, kb_plane from, kb_plane to, float scale,
                         const float *out, float *in);

/// Sum, and sum of (x[j] - shift) * y[j], over n floats; partial sums in float lanes, totals in double.
void kb_sums_f32(size_t n, const float *x, const float *y, float shift, double *sum, double *dot);
/// out = max(0, a): halo stays zero.
void kb_relu_f32(size_t n, const float *a, float *out);
/// target[j] = out[j] > 0 ? gradient[j] : 0
void kb_relu_back_f32(int adds, size_t n, const float *out, const float *gradient, float *target);
void kb_add_f32(size_t n, const float *a, float *sum);
/// out = a * scale + offset
void kb_affine_f32(size_t n, const float *a, float scale, float offset, float *out);
/// out = a * x + b * y + c
void kb_combine_f32(int adds, size_t n, float a, const float *x, float b, const float *y, float c, float *out);

#ifdef __cplusplus
}
#endif
#endif
