// A layer under a plan: pads the input once, walks over tiles of output columns, and leaves products to
// the kernels of the instruction set.
//
// Padding is written out (code 0 goes through the table like any other), and for stride s every row is
// split into its s phases: then whatever the stride, kernel place (ky, kx) of consecutive outputs is a
// run of consecutive elements, so that a window is a pointer and an offset and nothing is gathered.
#include "kb_plan_levels.h"

#include <string.h>

int kb_has_vnni(void) {
#if KB_X86
  return __builtin_cpu_supports("avx512vnni") != 0;
#else
  return 0;
#endif
}

typedef struct {
  void (*dot)(const kb_dot *);
  void (*lookup)(const kb_lookup *);
  void (*requantize)(const kb_requantization *);
  void (*map)(size_t, const uint8_t *, const uint8_t *, uint8_t *);
  int masks;
} kb_kernels;

static kb_kernels kb_kernels_of(int level) {
  kb_kernels scalar = {kb_scalar_dot, kb_scalar_lookup, kb_scalar_requantize, kb_scalar_map, 0};
#if KB_X86
  if (level == KB_AVX2) {
    kb_kernels avx2 = {kb_avx2_dot, kb_avx2_lookup, kb_avx2_requantize, kb_avx2_map, 0};
    return avx2;
  }
  if (level == KB_AVX512) {
    kb_kernels avx512 = {kb_has_vnni() ? kb_avx512_dot : kb_avx2_dot, kb_avx512_lookup,
                         kb_avx512_requantize, kb_avx512_map, 1};
    return avx512;
  }
#endif
  (void)level;
  return scalar;
}

// The padded input, counted in elements: a byte for lookups, a quad of channels for dot products.
typedef struct {
  size_t phase, row, image, plane;
} kb_padded;

static kb_padded kb_padded_of(const kb_window *s, int32_t batch) {
  kb_padded p;
  p.phase = ((size_t)s->width + 2 * (size_t)s->padding + s->stride - 1) / s->stride;
  p.row = p.phase * s->stride;
  p.image = p.row * ((size_t)s->height + 2 * (size_t)s->padding);
  p.plane = p.image * batch;
  return p;
}

// Where kernel place (ky, kx) of a plane starts.
static size_t kb_place(const kb_window *s, const kb_padded *p, int32_t ky, int32_t kx) {
  return ky * p->row + (kx % s->stride) * p->phase + kx / s->stride;
}

static size_t kb_depth(const kb_window *s) {
  return (size_t)s->channels * s->kernel_height * s->kernel_width;
}

static size_t kb_groups(const kb_window *s) { return ((size_t)s->channels + 3) / 4; }

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

static void kb_pad_bytes(const kb_window *s, int32_t batch, const uint8_t *in, uint8_t *out) {
  const kb_padded p = kb_padded_of(s, batch);
  memset(out, 0, p.plane * s->channels);
  for (size_t image = 0; image < (size_t)s->channels * batch; image++)
    for (int32_t y = 0; y < s->height; y++, in += s->width) {
      uint8_t *row = out + image * p.image + (y + s->padding) * p.row;
      if (s->stride == 1) {
        memcpy(row + s->padding, in, s->width);
        continue;
      }
      for (int32_t phase = 0; phase < s->stride; phase++) {
        const int32_t from = (phase + s->stride - s->padding % s->stride) % s->stride;
        uint8_t *to = row + phase * p.phase + (from + s->padding) / s->stride;
        for (int32_t x = from; x < s->width; x += s->stride) *to++ = in[x];
      }
    }
}

// Four channels' rows interleaved; `zero` is what code 0 became.
static void kb_interleave(size_t width, size_t step, const uint8_t *a, const uint8_t *b, const uint8_t *c,
                          const uint8_t *d, uint32_t *out) {
  size_t at = 0;
  for (size_t x = 0; x < width; x += step)
    out[at++] = a[x] | (uint32_t)b[x] << 8 | (uint32_t)c[x] << 16 | (uint32_t)d[x] << 24;
}

static void kb_pad_quads(const kb_window *s, int32_t batch, uint8_t zero, const uint8_t *in,
                         uint32_t *out) {
  const kb_padded p = kb_padded_of(s, batch);
  const size_t plane = (size_t)batch * s->height * s->width;
  const uint32_t padding = zero * 0x01010101u;
  // Padding and everything else: what is no padding is written over.
  if (s->padding > 0 || p.row != (size_t)s->width)
    for (size_t at = 0; at < p.plane * kb_groups(s); at++) out[at] = padding;
  for (size_t group = 0; group < kb_groups(s); group++) {
    const uint8_t *from[4];
    // A channel that is not there repeats the last one: its weights are 0.
    for (size_t c = 0; c < 4; c++) {
      const size_t channel = group * 4 + c < (size_t)s->channels ? group * 4 + c : (size_t)s->channels - 1;
      from[c] = in + channel * plane;
    }
    for (size_t image = 0; image < (size_t)batch; image++)
      for (size_t y = 0; y < (size_t)s->height; y++) {
        const size_t at = (image * s->height + y) * s->width;
        uint32_t *row = out + group * p.plane + image * p.image + (y + s->padding) * p.row;
        for (int32_t phase = 0; phase < s->stride; phase++) {
          const int32_t first = (phase + s->stride - s->padding % s->stride) % s->stride;
          if (first >= s->width) continue;
          uint32_t *to = row + phase * p.phase + (first + s->padding) / s->stride;
          const size_t skip = at + first, width = (size_t)s->width - first;
          if (s->stride == 1)
            kb_interleave(width, 1, from[0] + skip, from[1] + skip, from[2] + skip, from[3] + skip, to);
          else
            kb_interleave(width, s->stride, from[0] + skip, from[1] + skip, from[2] + skip,
                          from[3] + skip, to);
        }
      }
  }
}

// Consecutive outputs of one output row.
typedef struct {
  size_t from, to, length;
} kb_run;

static size_t kb_runs(const kb_window *s, const kb_padded *p, size_t first, size_t count, kb_run *runs) {
  const size_t width = s->out_width, positions = width * s->out_height;
  size_t found = 0;
  for (size_t done = 0; done < count; found++) {
    const size_t image = (first + done) / positions, at = (first + done) % positions;
    const size_t y = at / width, x = at % width;
    const size_t length = width - x < count - done ? width - x : count - done;
    const kb_run run = {image * p->image + y * s->stride * p->row + x, done, length};
    runs[found] = run;
    done += length;
  }
  return found;
}

// Copies in pieces of 16 bytes: what is written past a run is written over by the next, and buffers have
// that much room at their ends.
static void kb_copy(uint8_t *to, const uint8_t *from, size_t bytes) {
  for (size_t at = 0; at < bytes; at += 16) memcpy(to + at, from + at, 16);
}

enum { KB_SLACK = 64 };

// Pieces of scratch, in order.
typedef struct {
  uint8_t *mapped, *bytes, *byte_tile;
  uint64_t *masks;
  uint32_t *quads[4], *quad_tile;
  size_t *offsets, *tile_offsets;
  int32_t *sums;
  kb_run *runs;
  size_t size;
} kb_scratch;

static size_t kb_round(size_t size) { return (size + KB_SLACK + 63) / 64 * 64; }

static kb_scratch kb_scratch_of(const kb_plan *plan, int32_t batch, uintptr_t base) {
  const kb_window *s = &plan->window;
  const kb_padded p = kb_padded_of(s, batch);
  const size_t quads = kb_quad_depth(s) / 4;
  kb_scratch scratch;
  size_t at = 0;
#define KB_TAKE(name, type, bytes)            \
  do {                                        \
    scratch.name = (type *)(base + at); \
    at += kb_round(bytes);                    \
  } while (0)
  KB_TAKE(mapped, uint8_t, (size_t)s->channels * batch * s->height * s->width);
  const size_t lookups = plan->plane_count > 0;
  KB_TAKE(bytes, uint8_t, lookups * p.plane * s->channels);
  KB_TAKE(byte_tile, uint8_t, lookups * kb_depth(s) * KB_TILE_COLUMNS);
  KB_TAKE(masks, uint64_t, lookups * kb_depth(s) * KB_TILE_COLUMNS / 8);
  for (int term = 0; term < plan->term_count; term++)
    KB_TAKE(quads[term], uint32_t, p.plane * kb_groups(s) * 4);
  KB_TAKE(quad_tile, uint32_t, quads * KB_DOT_COLUMNS * 4);
  KB_TAKE(offsets, size_t, quads * sizeof(size_t));
  KB_TAKE(tile_offsets, size_t, quads * sizeof(size_t));
  KB_TAKE(sums, int32_t, 4 * KB_TILE_COLUMNS * sizeof(int32_t));
  KB_TAKE(runs, kb_run, KB_TILE_COLUMNS * sizeof(kb_run));
#undef KB_TAKE
  scratch.size = at;
  return scratch;
}

size_t kb_plan_scratch(const kb_plan *plan, int32_t batch) {
  return kb_scratch_of(plan, batch, 0).size;
}

// Everything a tile needs.
typedef struct {
  const kb_plan *plan;
  kb_kernels kernels;
  kb_padded padded;
  kb_scratch scratch;
  size_t columns, depth, quads;
} kb_work;

static void kb_fill_byte_tile(const kb_work *work, size_t first, size_t count) {
  const kb_window *s = &work->plan->window;
  const size_t runs = kb_runs(s, &work->padded, first, count, work->scratch.runs);
  uint8_t *to = work->scratch.byte_tile;
  for (int32_t channel = 0; channel < s->channels; channel++)
    for (int32_t ky = 0; ky < s->kernel_height; ky++)
      for (int32_t kx = 0; kx < s->kernel_width; kx++, to += KB_TILE_COLUMNS) {
        const uint8_t *from =
            work->scratch.bytes + channel * work->padded.plane + kb_place(s, &work->padded, ky, kx);
        for (size_t r = 0; r < runs; r++) {
          const kb_run run = work->scratch.runs[r];
          kb_copy(to + run.to, from + run.from, run.length);
        }
      }
#if KB_X86
  if (work->kernels.masks)
    kb_avx512_masks(work->depth, (count + 63) / 64, work->scratch.byte_tile, work->scratch.masks);
#endif
}

// Where the eighths of 64 columns are in padded quads: in place if each lies in one output row,
// otherwise in a copy.
static const size_t *kb_find_quads(const kb_work *work, int term, size_t first, size_t count,
                                   const uint32_t **from) {
  const kb_window *s = &work->plan->window;
  const uint32_t *quads = work->scratch.quads[term];
  const size_t runs = kb_runs(s, &work->padded, first, count, work->scratch.runs);
  if (s->out_width % 8 == 0 && count == KB_DOT_COLUMNS) {
    size_t eighth = 0;
    for (size_t r = 0; r < runs; r++)
      for (size_t at = 0; at < work->scratch.runs[r].length; at += 8)
        from[eighth++] = quads + work->scratch.runs[r].from + at;
    return work->scratch.offsets;
  }
  for (size_t q = 0; q < work->quads; q++) {
    uint32_t *to = work->scratch.quad_tile + q * KB_DOT_COLUMNS;
    for (size_t r = 0; r < runs; r++) {
      const kb_run run = work->scratch.runs[r];
      kb_copy((uint8_t *)(to + run.to), (const uint8_t *)(quads + run.from + work->scratch.offsets[q]),
              run.length * 4);
    }
  }
  for (size_t eighth = 0; eighth < 8; eighth++) from[eighth] = work->scratch.quad_tile + eighth * 8;
  return work->scratch.tile_offsets;
}

// Up to 4 channels of up to 512 columns: products to sums.
static void kb_finish(const kb_work *work, size_t channel, size_t rows, size_t first, size_t count,
                      int32_t *sums, uint8_t *codes) {
  for (size_t row = 0; row < rows; row++) {
    const kb_plan *plan = work->plan;
    int32_t *from = work->scratch.sums + row * KB_TILE_COLUMNS;
    const size_t at = (channel + row) * work->columns + first;
    if (sums) {
      const uint32_t constant = (uint32_t)plan->constants[channel + row];
      for (size_t j = 0; j < count; j++) sums[at + j] = (int32_t)((uint32_t)from[j] + constant);
    } else {
      const int32_t bias =
          (int32_t)((uint32_t)plan->bias[channel + row] + (uint32_t)plan->constants[channel + row]);
      const kb_requantization step = {
          count,         from, bias, plan->multipliers[channel + row], plan->shifts[channel + row],
          plan->maximum, codes + at};
      work->kernels.requantize(&step);
    }
  }
}

static void kb_dots(const kb_work *work, int term, size_t channel, size_t rows, const uint32_t **from,
                    const size_t *offsets, size_t column) {
  const kb_term *t = &work->plan->terms[term];
  const kb_dot dot = {
      (int)rows, work->quads, from, offsets, t->weights + channel * work->quads * 4, t->scale,
      work->scratch.sums + column};
  work->kernels.dot(&dot);
}

// Tiles of 512 columns: rows of the table are loaded for as many columns as registers can sum.
static void kb_run_lookups(const kb_work *work, int32_t *sums, uint8_t *codes) {
  const kb_plan *plan = work->plan;
  for (size_t first = 0; first < work->columns; first += KB_TILE_COLUMNS) {
    const size_t left = work->columns - first;
    const size_t count = left < KB_TILE_COLUMNS ? left : KB_TILE_COLUMNS;
    kb_fill_byte_tile(work, first, count);
    for (size_t channel = 0; channel < (size_t)plan->channels; channel += 4) {
      const size_t rest = plan->channels - channel, rows = rest < 4 ? rest : 4;
      memset(work->scratch.sums, 0, 4 * KB_TILE_COLUMNS * sizeof(int32_t));
      for (int term = 0; term < plan->term_count; term++)
        for (size_t column = 0; column < count; column += KB_DOT_COLUMNS) {
          const uint32_t *from[8];
          const size_t part = count - column < KB_DOT_COLUMNS ? count - column : KB_DOT_COLUMNS;
          const size_t *offsets = kb_find_quads(work, term, first + column, part, from);
          kb_dots(work, term, channel, rows, from, offsets, column);
        }
      for (size_t row = 0; row < rows; row++) {
        const kb_lookup lookup = {(count + 63) / 64,
                                  work->depth,
                                  work->scratch.byte_tile,
                                  work->scratch.masks,
                                  plan->codes + (channel + row) * work->depth,
                                  plan,
                                  work->scratch.sums + row * KB_TILE_COLUMNS};
        work->kernels.lookup(&lookup);
      }
      kb_finish(work, channel, rows, first, count, sums, codes);
    }
  }
}

// Tiles of 64 columns, all channels over each.
static void kb_run_dots(const kb_work *work, int32_t *sums, uint8_t *codes) {
  const kb_plan *plan = work->plan;
  for (size_t first = 0; first < work->columns; first += KB_DOT_COLUMNS) {
    const size_t left = work->columns - first;
    const size_t count = left < KB_DOT_COLUMNS ? left : KB_DOT_COLUMNS;
    const uint32_t *from[4][8];
    const size_t *offsets[4];
    // A copied tile serves one term at a time.
    const int shared = plan->term_count == 1 || (plan->window.out_width % 8 == 0 && left >= KB_DOT_COLUMNS);
    if (shared)
      for (int term = 0; term < plan->term_count; term++)
        offsets[term] = kb_find_quads(work, term, first, count, from[term]);
    for (size_t channel = 0; channel < (size_t)plan->channels; channel += 4) {
      const size_t rest = plan->channels - channel, rows = rest < 4 ? rest : 4;
      for (size_t row = 0; row < rows; row++)
        memset(work->scratch.sums + row * KB_TILE_COLUMNS, 0, KB_DOT_COLUMNS * sizeof(int32_t));
      for (int term = 0; term < plan->term_count; term++) {
        if (!shared) offsets[term] = kb_find_quads(work, term, first, count, from[term]);
        kb_dots(work, term, channel, rows, from[term], offsets[term], 0);
      }
      kb_finish(work, channel, rows, first, count, sums, codes);
    }
  }
}

void kb_plan_run(int level, const kb_plan *plan, int32_t batch, const uint8_t *in, void *scratch,
                 int32_t *sums, uint8_t *codes) {
  const kb_window *s = &plan->window;
  kb_work work;
  work.plan = plan;
  work.kernels = kb_kernels_of(level);
  work.padded = kb_padded_of(s, batch);
  work.scratch = kb_scratch_of(plan, batch, (uintptr_t)scratch);
  work.columns = (size_t)batch * s->out_height * s->out_width;
  work.depth = kb_depth(s);
  work.quads = kb_quad_depth(s) / 4;
  size_t q = 0;
  for (size_t group = 0; group < kb_groups(s); group++)
    for (int32_t ky = 0; ky < s->kernel_height; ky++)
      for (int32_t kx = 0; kx < s->kernel_width; kx++, q++) {
        work.scratch.offsets[q] = group * work.padded.plane + kb_place(s, &work.padded, ky, kx);
        work.scratch.tile_offsets[q] = q * KB_DOT_COLUMNS;
      }
  for (int term = 0; term < plan->term_count; term++) {
    const uint8_t *map = plan->terms[term].map, *from = in;
    if (map) {
      work.kernels.map((size_t)s->channels * batch * s->height * s->width, map, in, work.scratch.mapped);
      from = work.scratch.mapped;
    }
    kb_pad_quads(s, batch, map ? map[0] : 0, from, work.scratch.quads[term]);
  }
  if (plan->plane_count > 0) {
    kb_pad_bytes(s, batch, in, work.scratch.bytes);
    kb_run_lookups(&work, sums, codes);
  } else {
    kb_run_dots(&work, sums, codes);
  }
}
