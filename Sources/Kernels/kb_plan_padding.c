// The input of a layer, padded and split into phases.
//
// Padding is written out (code 0 goes through the table like any other), and for stride s every row is
// split into its s phases: then whatever the stride, kernel place (ky, kx) of consecutive outputs is a
// run of consecutive elements, so that a window is a pointer and an offset and nothing is gathered.
#include "kb_plan_levels.h"

#include <string.h>

kb_padded kb_padded_of(const kb_window *s, int32_t batch) {
  kb_padded p;
  p.phase = ((size_t)s->width + 2 * (size_t)s->padding + s->stride - 1) / s->stride;
  p.row = p.phase * s->stride;
  p.image = p.row * ((size_t)s->height + 2 * (size_t)s->padding);
  p.plane = p.image * batch;
  return p;
}

size_t kb_place(const kb_window *s, const kb_padded *p, int32_t ky, int32_t kx) {
  return ky * p->row + (kx % s->stride) * p->phase + kx / s->stride;
}

size_t kb_depth(const kb_window *s) { return (size_t)s->channels * s->kernel_height * s->kernel_width; }

size_t kb_groups(const kb_window *s) { return ((size_t)s->channels + 3) / 4; }

size_t kb_quad_depth(const kb_window *s) {
  return kb_groups(s) * s->kernel_height * s->kernel_width * 4;
}

void kb_quad_weights(const kb_window *s, const int8_t *weights, int8_t *quads) {
  const size_t places = (size_t)s->kernel_height * s->kernel_width;
  memset(quads, 0, kb_quad_depth(s));
  for (size_t channel = 0; channel < (size_t)s->channels; channel++)
    for (size_t place = 0; place < places; place++)
      quads[(channel / 4 * places + place) * 4 + channel % 4] = weights[channel * places + place];
}

// Whether any window reads padded row y (phase x of a row): with stride beyond the kernel, some none does.
static int kb_is_read(int32_t at, int32_t stride, int32_t kernel) { return at % stride < kernel; }

// The first input column that is in a phase, and its place there.
typedef struct {
  size_t column, place;
} kb_first;

static kb_first kb_first_of(const kb_window *s, int32_t phase) {
  const int32_t column = (phase + s->stride - s->padding % s->stride) % s->stride;
  const kb_first first = {(size_t)column, (size_t)(column + s->padding) / s->stride};
  return first;
}

#if KB_X86
#include <emmintrin.h>
// SSE2, which every x86-64 has. One of every two bytes, sixteen at a time.
static size_t kb_every_second(size_t width, size_t column, const uint8_t *in, uint8_t *out) {
  const __m128i low = _mm_set1_epi16(0x00FF);
  size_t x = 0;
  for (; x + 16 <= width; x += 16) {
    const __m128i pairs = _mm_loadu_si128((const __m128i *)(in + x));
    const __m128i words = column == 0 ? _mm_and_si128(pairs, low) : _mm_srli_epi16(pairs, 8);
    _mm_storel_epi64((__m128i *)(out + x / 2), _mm_packus_epi16(words, words));
  }
  return x;
}

static size_t kb_interleave_whole(size_t width, const uint8_t *const in[4], uint32_t *out) {
  size_t x = 0;
  for (; x + 16 <= width; x += 16) {
    __m128i row[4];
    for (int c = 0; c < 4; c++) row[c] = _mm_loadu_si128((const __m128i *)(in[c] + x));
    const __m128i low01 = _mm_unpacklo_epi8(row[0], row[1]), high01 = _mm_unpackhi_epi8(row[0], row[1]);
    const __m128i low23 = _mm_unpacklo_epi8(row[2], row[3]), high23 = _mm_unpackhi_epi8(row[2], row[3]);
    __m128i *to = (__m128i *)(out + x);
    _mm_storeu_si128(to, _mm_unpacklo_epi16(low01, low23));
    _mm_storeu_si128(to + 1, _mm_unpackhi_epi16(low01, low23));
    _mm_storeu_si128(to + 2, _mm_unpacklo_epi16(high01, high23));
    _mm_storeu_si128(to + 3, _mm_unpackhi_epi16(high01, high23));
  }
  return x;
}
#else
static size_t kb_every_second(size_t width, size_t column, const uint8_t *in, uint8_t *out) {
  (void)width, (void)column, (void)in, (void)out;
  return 0;
}
static size_t kb_interleave_whole(size_t width, const uint8_t *const in[4], uint32_t *out) {
  (void)width, (void)in, (void)out;
  return 0;
}
#endif

// Every stride-th of `width` bytes, from `column` (below the stride) on.
static void kb_thin(size_t width, size_t column, size_t stride, const uint8_t *in, uint8_t *out) {
  size_t x = stride == 2 ? kb_every_second(width, column, in, out) : 0;
  out += x / stride;
  for (x += column; x < width; x += stride) *out++ = in[x];
}

// Four channels' rows as quads.
static void kb_interleave(size_t width, const uint8_t *const in[4], uint32_t *out) {
  for (size_t x = kb_interleave_whole(width, in, out); x < width; x++)
    out[x] = in[0][x] | (uint32_t)in[1][x] << 8 | (uint32_t)in[2][x] << 16 | (uint32_t)in[3][x] << 24;
}

// Four channels' rows as quads, every stride-th from `column` on; in blocks, so that what is thinned out
// stays near.
static void kb_interleave_phase(size_t width, size_t column, size_t stride, const uint8_t *const in[4],
                                uint32_t *out) {
  enum { BLOCK = 256 };
  uint8_t thin[4][BLOCK];
  const uint8_t *const rows[4] = {thin[0], thin[1], thin[2], thin[3]};
  for (size_t x = 0; x + column < width; x += BLOCK * stride) {
    const size_t part = width - x < BLOCK * stride ? width - x : BLOCK * stride;
    for (int c = 0; c < 4; c++) kb_thin(part, column, stride, in[c] + x, thin[c]);
    kb_interleave((part - column + stride - 1) / stride, rows, out);
    out += BLOCK;
  }
}

// Rows of usual widths need no call.
static void kb_copy_row(uint8_t *to, const uint8_t *from, size_t width) {
  switch (width) {
    case 8: memcpy(to, from, 8); break;
    case 16: memcpy(to, from, 16); break;
    case 32: memcpy(to, from, 32); break;
    default: memcpy(to, from, width);
  }
}

void kb_pad_bytes(const kb_window *s, int32_t batch, const uint8_t *in, uint8_t *out) {
  const kb_padded p = kb_padded_of(s, batch);
  if (s->padding > 0 || p.row != (size_t)s->width) memset(out, 0, p.plane * s->channels);
  for (size_t image = 0; image < (size_t)s->channels * batch; image++)
    for (int32_t y = 0; y < s->height; y++, in += s->width) {
      if (!kb_is_read(y + s->padding, s->stride, s->kernel_height)) continue;
      uint8_t *row = out + image * p.image + (y + s->padding) * p.row;
      if (s->stride == 1) {
        kb_copy_row(row + s->padding, in, s->width);
        continue;
      }
      for (int32_t phase = 0; phase < s->stride && phase < s->kernel_width; phase++) {
        const kb_first first = kb_first_of(s, phase);
        kb_thin(s->width, first.column, s->stride, in, row + phase * p.phase + first.place);
      }
    }
}

void kb_pad_quads(const kb_window *s, int32_t batch, uint8_t zero, const uint8_t *in, uint32_t *out) {
  const kb_padded p = kb_padded_of(s, batch);
  const size_t plane = (size_t)batch * s->height * s->width;
  // Padding and everything else: what is no padding is written over.
  if (s->padding > 0 || p.row != (size_t)s->width) memset(out, zero, p.plane * kb_groups(s) * 4);
  for (size_t group = 0; group < kb_groups(s); group++) {
    const uint8_t *from[4];
    // A channel that is not there repeats the last one: its weights are 0.
    for (size_t c = 0; c < 4; c++) {
      const size_t channel = group * 4 + c < (size_t)s->channels ? group * 4 + c : (size_t)s->channels - 1;
      from[c] = in + channel * plane;
    }
    if (s->padding == 0 && s->stride == 1) {
      kb_interleave(plane, from, out + group * p.plane);
      continue;
    }
    for (size_t image = 0; image < (size_t)batch; image++)
      for (int32_t y = 0; y < s->height; y++) {
        if (!kb_is_read(y + s->padding, s->stride, s->kernel_height)) continue;
        const size_t at = (image * s->height + y) * s->width;
        uint32_t *row = out + group * p.plane + image * p.image + (y + s->padding) * p.row;
        const uint8_t *const rows[4] = {from[0] + at, from[1] + at, from[2] + at, from[3] + at};
        if (s->stride == 1) {
          kb_interleave(s->width, rows, row + s->padding);
          continue;
        }
        for (int32_t phase = 0; phase < s->stride && phase < s->kernel_width; phase++) {
          const kb_first first = kb_first_of(s, phase);
          kb_interleave_phase(s->width, first.column, s->stride, rows, row + phase * p.phase + first.place);
        }
      }
  }
}
