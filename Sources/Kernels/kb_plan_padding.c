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

// 16 columns of four channels as quads, in four registers.
static void kb_interleave_16(const uint8_t *const in[4], size_t x, __m128i quads[4]) {
  __m128i row[4];
  for (int c = 0; c < 4; c++) row[c] = _mm_loadu_si128((const __m128i *)(in[c] + x));
  const __m128i low01 = _mm_unpacklo_epi8(row[0], row[1]), high01 = _mm_unpackhi_epi8(row[0], row[1]);
  const __m128i low23 = _mm_unpacklo_epi8(row[2], row[3]), high23 = _mm_unpackhi_epi8(row[2], row[3]);
  quads[0] = _mm_unpacklo_epi16(low01, low23);
  quads[1] = _mm_unpackhi_epi16(low01, low23);
  quads[2] = _mm_unpacklo_epi16(high01, high23);
  quads[3] = _mm_unpackhi_epi16(high01, high23);
}

static size_t kb_interleave_whole(size_t width, const uint8_t *const in[4], uint32_t *out) {
  size_t x = 0;
  for (; x + 16 <= width; x += 16) {
    __m128i quads[4];
    kb_interleave_16(in, x, quads);
    for (int v = 0; v < 4; v++) _mm_storeu_si128((__m128i *)(out + x) + v, quads[v]);
  }
  return x;
}

// Quads of even columns and of odd ones to two places, either of which may be null.
static size_t kb_interleave_apart(size_t width, const uint8_t *const in[4], uint32_t *const out[2]) {
  size_t x = 0;
  for (; x + 16 <= width; x += 16) {
    __m128i quads[4];
    kb_interleave_16(in, x, quads);
    for (int half = 0; half < 2; half++) {
      const __m128 low = _mm_castsi128_ps(quads[2 * half]), high = _mm_castsi128_ps(quads[2 * half + 1]);
      const size_t at = x / 2 + half * 4;
      if (out[0]) _mm_storeu_ps((float *)(out[0] + at), _mm_shuffle_ps(low, high, 0x88));
      if (out[1]) _mm_storeu_ps((float *)(out[1] + at), _mm_shuffle_ps(low, high, 0xDD));
    }
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
static size_t kb_interleave_apart(size_t width, const uint8_t *const in[4], uint32_t *const out[2]) {
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

static uint32_t kb_quad(const uint8_t *const in[4], size_t x) {
  return in[0][x] | (uint32_t)in[1][x] << 8 | (uint32_t)in[2][x] << 16 | (uint32_t)in[3][x] << 24;
}

// Four channels' rows as quads.
static void kb_interleave(size_t width, const uint8_t *const in[4], uint32_t *out) {
  for (size_t x = kb_interleave_whole(width, in, out); x < width; x++) out[x] = kb_quad(in, x);
}

// How columns are split into the phases of a padded row; worked out once, since rows are short.
typedef struct {
  kb_first first;
  // Where its elements start in a padded row.
  size_t start;
} kb_phase;

static kb_phase kb_phase_of(const kb_window *s, const kb_padded *p, int32_t phase) {
  const kb_first first = kb_first_of(s, phase);
  const kb_phase found = {first, phase * p->phase + first.place};
  return found;
}

// Phases that some window reads: with a stride beyond the kernel, not all. The same holds for rows.
static int32_t kb_read_phases(const kb_window *s) {
  return s->stride < s->kernel_width ? s->stride : s->kernel_width;
}

// The rows from `y` on that some window reads: `phase` is that of y.
static int32_t kb_next_read(const kb_window *s, int32_t y, int32_t *phase) {
  while (*phase >= s->kernel_height) {
    y++;
    if (++*phase == s->stride) *phase = 0;
  }
  return y;
}

#define KB_FOR_READ_ROWS(s, y)                                                                      \
  for (int32_t phase_ = (s)->padding % (s)->stride, y = kb_next_read(s, 0, &phase_); y < (s)->height; \
       phase_ = phase_ + 1 == (s)->stride ? 0 : phase_ + 1, y = kb_next_read(s, y + 1, &phase_))

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
  const size_t images = (size_t)s->channels * batch;
  if (s->padding > 0 || p.row != (size_t)s->width) memset(out, 0, p.plane * s->channels);
  for (int32_t phase = 0; phase < kb_read_phases(s); phase++) {
    const kb_phase from = kb_phase_of(s, &p, phase);
    for (size_t image = 0; image < images; image++)
      KB_FOR_READ_ROWS(s, y) {
        const uint8_t *row = in + (image * s->height + y) * s->width;
        uint8_t *to = out + image * p.image + (y + s->padding) * p.row + from.start;
        if (s->stride == 1) kb_copy_row(to, row, s->width);
        else kb_thin(s->width, from.first.column, s->stride, row, to);
      }
  }
}

// Four channels' rows as quads, from `done` on, every stride-th.
static void kb_interleave_phase(const kb_window *s, const kb_phase *phase, size_t done,
                                const uint8_t *const in[4], uint32_t *row) {
  uint32_t *to = row + phase->start + done / s->stride;
  for (size_t x = phase->first.column + done; x < (size_t)s->width; x += s->stride) *to++ = kb_quad(in, x);
}

// One row of four channels; `apart` are the two phases of a stride of 2.
static void kb_pad_row(const kb_window *s, const kb_padded *p, const kb_phase apart[2],
                       const uint8_t *const in[4], uint32_t *row) {
  if (s->stride == 1) {
    kb_interleave(s->width, in, row + s->padding);
  } else if (s->stride == 2) {
    uint32_t *to[2] = {0, 0};
    for (int32_t phase = 0; phase < kb_read_phases(s); phase++)
      to[apart[phase].first.column] = row + apart[phase].start;
    const size_t done = kb_interleave_apart(s->width, in, to);
    for (int32_t phase = 0; phase < kb_read_phases(s); phase++)
      kb_interleave_phase(s, &apart[phase], done, in, row);
  } else {
    for (int32_t phase = 0; phase < kb_read_phases(s); phase++) {
      const kb_phase found = kb_phase_of(s, p, phase);
      kb_interleave_phase(s, &found, 0, in, row);
    }
  }
}

void kb_pad_quads(const kb_window *s, int32_t batch, uint8_t zero, const uint8_t *in, uint32_t *out) {
  const kb_padded p = kb_padded_of(s, batch);
  const size_t plane = (size_t)batch * s->height * s->width;
  const kb_phase apart[2] = {kb_phase_of(s, &p, 0), kb_phase_of(s, &p, 1)};
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
      KB_FOR_READ_ROWS(s, y) {
        const size_t at = (image * s->height + y) * s->width;
        const uint8_t *const rows[4] = {from[0] + at, from[1] + at, from[2] + at, from[3] + at};
        kb_pad_row(s, &p, apart, rows, out + group * p.plane + image * p.image + (y + s->padding) * p.row);
      }
  }
}
