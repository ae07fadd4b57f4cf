// A layer under a plan: walks over tiles of output columns, and leaves products to the kernels of the
// instruction set.
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
  void (*words)(const kb_word_lookup *);
  void (*requantize)(const kb_requantization *);
  void (*map)(size_t, const uint8_t *, const uint8_t *, uint8_t *);
  // Null where words are looked up rather than bytes.
  void (*lookup)(const kb_lookup *);
} kb_kernels;

#define KB_KERNELS(level, lookup) \
  { kb_##level##_dot, kb_##level##_words, kb_##level##_requantize, kb_##level##_map, lookup }

static kb_kernels kb_kernels_of(int level) {
  const kb_kernels scalar = KB_KERNELS(scalar, 0);
#if KB_X86
  const kb_kernels avx2 = KB_KERNELS(avx2, 0);
  kb_kernels avx512 = KB_KERNELS(avx512, kb_avx512_lookup);
  if (!kb_has_vnni()) avx512.dot = kb_avx2_dot;
  if (level == KB_AVX2) return avx2;
  if (level == KB_AVX512) return avx512;
#elif KB_ARM
  const kb_kernels neon = KB_KERNELS(neon, kb_neon_lookup);
  if (level == KB_NEON) return neon;
#endif
  (void)level;
  return scalar;
}

// Consecutive outputs of one output row.
typedef struct {
  size_t from, to, length;
} kb_run;

static size_t kb_runs(const kb_window *s, const kb_padded *p, size_t first, size_t count, kb_run *runs) {
  const size_t width = s->out_width, height = s->out_height, positions = width * height;
  size_t image = first / positions, y = first % positions / width, x = first % width, found = 0;
  for (size_t done = 0; done < count; found++) {
    const size_t length = width - x < count - done ? width - x : count - done;
    const kb_run run = {image * p->image + y * s->stride * p->row + x, done, length};
    runs[found] = run;
    done += length;
    x = 0;
    if (++y == height) y = 0, image++;
  }
  return found;
}

// Copies in pieces of 16 bytes: what is written past a run is written over by the next, and buffers have
// that much room at their ends.
static void kb_copy(uint8_t *to, const uint8_t *from, size_t bytes) {
  for (size_t at = 0; at < bytes; at += 16) memcpy(to + at, from + at, 16);
}

enum { KB_SLACK = 64, KB_FEW_COLUMNS = 512 };

// Pieces of scratch, in order.
typedef struct {
  uint8_t *mapped, *bytes, *byte_tile;
  uint32_t *quads[KB_TERMS], *quad_tile;
  size_t *offsets, *tile_offsets;
  int32_t *sums, *words, *word_sums;
  kb_run *runs;
  size_t size;
} kb_scratch;

static size_t kb_round(size_t size) { return (size + KB_SLACK + 63) / 64 * 64; }

static kb_scratch kb_scratch_of(const kb_plan *plan, int32_t batch, uintptr_t base) {
  const kb_window *s = &plan->window;
  const kb_padded p = kb_padded_of(s, batch);
  const size_t quads = kb_quad_depth(s) / 4, lookups = plan->plane_count > 0, dots = plan->term_count > 0;
  kb_scratch scratch;
  size_t at = 0;
#define KB_TAKE(name, type, count)                    \
  do {                                                \
    scratch.name = (type *)(base + at);               \
    at += kb_round((count) * sizeof(*scratch.name));  \
  } while (0)
  KB_TAKE(mapped, uint8_t, dots * s->channels * batch * s->height * s->width);
  KB_TAKE(bytes, uint8_t, lookups * p.plane * s->channels);
  KB_TAKE(byte_tile, uint8_t, lookups * kb_depth(s) * KB_TILE_COLUMNS);
  for (int term = 0; term < plan->term_count; term++)
    KB_TAKE(quads[term], uint32_t, p.plane * kb_groups(s));
  KB_TAKE(quad_tile, uint32_t, plan->term_count * quads * KB_TILE_COLUMNS);
  KB_TAKE(offsets, size_t, dots * quads);
  KB_TAKE(tile_offsets, size_t, dots * quads);
  KB_TAKE(sums, int32_t, 4 * KB_TILE_COLUMNS);
  KB_TAKE(words, int32_t, lookups * KB_STEPS * 256 * KB_WORDS);
  KB_TAKE(word_sums, int32_t, lookups * KB_WORD_COLUMNS * KB_WORDS);
  KB_TAKE(runs, kb_run, KB_WORD_COLUMNS);
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
  int32_t *to_sums;
  uint8_t *to_codes;
  // Where the eighths of every 64 columns of a tile are in each term's quads, and where a quad is from there.
  const uint32_t *from[KB_TERMS][KB_TILE_COLUMNS / KB_DOT_COLUMNS][8];
  const size_t *from_offsets;
} kb_work;

// MARK: Dot products

// Quads of a tile of up to 512 columns. If 8 columns in a row always lie in one output row, they are used
// where they are (columns that are not there are those of the first eighth again); otherwise copied.
static void kb_find_quads(kb_work *work, size_t first, size_t count) {
  const kb_window *s = &work->plan->window;
  const kb_run *runs = work->scratch.runs;
  const size_t run_count = kb_runs(s, &work->padded, first, count, work->scratch.runs);
  const int whole = s->out_width % 8 == 0;
  work->from_offsets = whole ? work->scratch.offsets : work->scratch.tile_offsets;
  for (int term = 0; term < work->plan->term_count; term++) {
    const uint32_t *quads = work->scratch.quads[term];
    const uint32_t **from = work->from[term][0];
    size_t eighth = 0;
    if (whole) {
      for (size_t r = 0; r < run_count; r++)
        for (size_t at = 0; at < runs[r].length; at += 8) from[eighth++] = quads + runs[r].from + at;
      for (; eighth < KB_TILE_COLUMNS / 8; eighth++) from[eighth] = from[0];
      continue;
    }
    uint32_t *tile = work->scratch.quad_tile + (size_t)term * work->quads * KB_TILE_COLUMNS;
    for (size_t q = 0; q < work->quads; q++)
      for (size_t r = 0; r < run_count; r++)
        kb_copy((uint8_t *)(tile + q * KB_TILE_COLUMNS + runs[r].to),
                (const uint8_t *)(quads + runs[r].from + work->scratch.offsets[q]), runs[r].length * 4);
    for (; eighth < KB_TILE_COLUMNS / 8; eighth++) from[eighth] = tile + eighth * 8;
  }
}

// Up to 4 channels' dot products over 64 columns of the tile, from `column` on.
static void kb_dots(const kb_work *work, size_t channel, size_t rows, size_t column) {
  for (int term = 0; term < work->plan->term_count; term++) {
    const kb_term *t = &work->plan->terms[term];
    const kb_dot dot = {(int)rows,
                        work->quads,
                        work->from[term][column / KB_DOT_COLUMNS],
                        work->from_offsets,
                        t->weights + channel * work->quads * 4,
                        t->scale,
                        term > 0,
                        work->scratch.sums + column};
    work->kernels.dot(&dot);
  }
}

// One channel's sums, `count` columns from `first`, to where they go.
static void kb_finish(const kb_work *work, size_t channel, size_t first, size_t count, const int32_t *from) {
  const kb_plan *plan = work->plan;
  const size_t at = channel * work->columns + first;
  const uint32_t constant = (uint32_t)plan->constants[channel];
  if (work->to_sums) {
    for (size_t j = 0; j < count; j++) work->to_sums[at + j] = (int32_t)((uint32_t)from[j] + constant);
    return;
  }
  const int32_t bias = (int32_t)((uint32_t)plan->bias[channel] + constant);
  const kb_requantization step = {count,         from, bias, plan->multipliers[channel], plan->shifts[channel],
                                  plan->maximum, work->to_codes + at};
  work->kernels.requantize(&step);
}

// The terms' dot products over a tile, for up to 4 channels; zeros without terms.
static void kb_tile_dots(const kb_work *work, size_t channel, size_t rows, size_t count) {
  if (work->plan->term_count == 0)
    memset(work->scratch.sums, 0, rows * KB_TILE_COLUMNS * sizeof(int32_t));
  else
    for (size_t column = 0; column < count; column += KB_DOT_COLUMNS) kb_dots(work, channel, rows, column);
}

// Tiles of 64 columns, all channels over each: the inputs of a tile stay near.
static void kb_run_dots(kb_work *work) {
  const kb_plan *plan = work->plan;
  for (size_t first = 0; first < work->columns; first += KB_DOT_COLUMNS) {
    const size_t left = work->columns - first;
    const size_t count = left < KB_DOT_COLUMNS ? left : KB_DOT_COLUMNS;
    kb_find_quads(work, first, count);
    for (size_t channel = 0; channel < (size_t)plan->channels; channel += 4) {
      const size_t rest = plan->channels - channel, rows = rest < 4 ? rest : 4;
      kb_tile_dots(work, channel, rows, count);
      for (size_t row = 0; row < rows; row++)
        kb_finish(work, channel + row, first, count, work->scratch.sums + row * KB_TILE_COLUMNS);
    }
  }
}

// MARK: Bytes looked up

// Runs of one length, which the compiler knows.
static inline void kb_copy_runs(uint8_t *to, const uint8_t *from, const kb_run *runs, size_t count,
                                size_t length) {
  for (size_t r = 0; r < count; r++) memcpy(to + r * length, from + runs[r].from, length);
}

static void kb_fill_byte_tile(const kb_work *work, size_t first, size_t count) {
  const kb_window *s = &work->plan->window;
  const size_t runs = kb_runs(s, &work->padded, first, count, work->scratch.runs);
  uint8_t *to = work->scratch.byte_tile;
  for (int32_t channel = 0; channel < s->channels; channel++)
    for (int32_t ky = 0; ky < s->kernel_height; ky++)
      for (int32_t kx = 0; kx < s->kernel_width; kx++, to += KB_TILE_COLUMNS) {
        const uint8_t *from =
            work->scratch.bytes + channel * work->padded.plane + kb_place(s, &work->padded, ky, kx);
        const kb_run *run = work->scratch.runs;
        // Whole rows of usual widths; 512 columns of them are tiles without a rest.
        switch (s->out_width) {
          case 8: kb_copy_runs(to, from, run, runs, 8); break;
          case 16: kb_copy_runs(to, from, run, runs, 16); break;
          case 32: kb_copy_runs(to, from, run, runs, 32); break;
          default:
            for (size_t r = 0; r < runs; r++) kb_copy(to + run[r].to, from + run[r].from, run[r].length);
        }
      }
}

// Tiles of 512 columns: rows of the table are loaded for as many columns as registers can sum.
static void kb_run_lookups(kb_work *work) {
  const kb_plan *plan = work->plan;
  for (size_t first = 0; first < work->columns; first += KB_TILE_COLUMNS) {
    const size_t left = work->columns - first;
    const size_t count = left < KB_TILE_COLUMNS ? left : KB_TILE_COLUMNS;
    kb_fill_byte_tile(work, first, count);
    kb_find_quads(work, first, count);
    for (size_t channel = 0; channel < (size_t)plan->channels; channel++) {
      const size_t rest = plan->channels - channel, rows = rest < 4 ? rest : 4;
      if (channel % 4 == 0) kb_tile_dots(work, channel, rows, count);
      int32_t *sums = work->scratch.sums + channel % 4 * KB_TILE_COLUMNS;
      for (int32_t plane = 0; plane < plan->plane_count; plane++) {
        const kb_lookup lookup = {(count + 63) / 64,
                                  work->scratch.byte_tile,
                                  plan->input_maximum > 127,
                                  plan->order + plan->order[channel * plan->plane_count + plane],
                                  plan->planes + (size_t)plane * 65536,
                                  plan->shifts_of_planes[plane],
                                  sums};
        work->kernels.lookup(&lookup);
      }
      kb_finish(work, channel, first, count, sums);
    }
  }
}

// MARK: Words looked up

// What depth p adds to 16 channels' sums, for every activation code: words[code][channel].
static void kb_fill_words(const kb_plan *plan, size_t depth, size_t p, size_t channel, int32_t *words) {
  const size_t rest = plan->channels - channel, count = rest < KB_WORDS ? rest : KB_WORDS;
  size_t weights[KB_WORDS] = {0};
  for (size_t c = 0; c < count; c++) weights[c] = plan->codes[(channel + c) * depth + p];
  for (size_t x = 0; x <= (size_t)plan->input_maximum; x++)
    for (size_t c = 0; c < KB_WORDS; c++) words[x * KB_WORDS + c] = plan->rests[x * 256 + weights[c]];
}

// 16 channels' sums over up to 8192 columns, a step of depth after the other.
static void kb_sum_words(const kb_work *work, size_t channel, size_t runs) {
  const kb_window *s = &work->plan->window;
  const size_t place_count = (size_t)s->kernel_height * s->kernel_width;
  for (size_t p = 0; p < work->depth; p += KB_STEPS) {
    const size_t steps = work->depth - p < KB_STEPS ? work->depth - p : KB_STEPS;
    const uint8_t *from[KB_STEPS];
    for (size_t step = 0; step < KB_STEPS; step++) {
      int32_t *words = work->scratch.words + step * 256 * KB_WORDS;
      const size_t at = step < steps ? p + step : p, place = at % place_count;
      from[step] = work->scratch.bytes + at / place_count * work->padded.plane +
                   kb_place(s, &work->padded, (int32_t)(place / s->kernel_width),
                            (int32_t)(place % s->kernel_width));
      if (step < steps) kb_fill_words(work->plan, work->depth, at, channel, words);
      else memset(words, 0, 256 * KB_WORDS * sizeof(int32_t));
    }
    for (size_t r = 0; r < runs; r++) {
      const kb_run run = work->scratch.runs[r];
      kb_word_lookup lookup = {run.length, {0}, {0}, work->scratch.word_sums + run.to * KB_WORDS};
      for (size_t step = 0; step < KB_STEPS; step++) {
        lookup.codes[step] = from[step] + run.from;
        lookup.words[step] = work->scratch.words + step * 256 * KB_WORDS;
      }
      work->kernels.words(&lookup);
    }
  }
}

// The same for so few columns that laying out words would take longer: one product at a time.
static void kb_sum_words_directly(const kb_work *work, size_t channel, size_t count, size_t runs) {
  const kb_window *s = &work->plan->window;
  const size_t place_count = (size_t)s->kernel_height * s->kernel_width;
  for (size_t p = 0; p < work->depth; p++) {
    const size_t place = p % place_count;
    const uint8_t *from = work->scratch.bytes + p / place_count * work->padded.plane +
                          kb_place(s, &work->padded, (int32_t)(place / s->kernel_width),
                                   (int32_t)(place % s->kernel_width));
    for (size_t r = 0; r < runs; r++) {
      const kb_run run = work->scratch.runs[r];
      for (size_t j = 0; j < run.length; j++) {
        uint32_t *sums = (uint32_t *)work->scratch.word_sums + (run.to + j) * KB_WORDS;
        const int32_t *rests = work->plan->rests + (size_t)from[run.from + j] * 256;
        for (size_t c = 0; c < count; c++)
          sums[c] += (uint32_t)rests[work->plan->codes[(channel + c) * work->depth + p]];
      }
    }
  }
}

// Tiles of 8192 columns x 16 channels: one load takes a code's entries for several channels.
static void kb_run_words(kb_work *work) {
  const kb_plan *plan = work->plan;
  for (size_t first = 0; first < work->columns; first += KB_WORD_COLUMNS) {
    const size_t left = work->columns - first;
    const size_t count = left < KB_WORD_COLUMNS ? left : KB_WORD_COLUMNS;
    for (size_t channel = 0; channel < (size_t)plan->channels; channel += KB_WORDS) {
      const size_t rest = plan->channels - channel, words = rest < KB_WORDS ? rest : KB_WORDS;
      const size_t runs = kb_runs(&plan->window, &work->padded, first, count, work->scratch.runs);
      memset(work->scratch.word_sums, 0, count * KB_WORDS * sizeof(int32_t));
      if (count < KB_FEW_COLUMNS) kb_sum_words_directly(work, channel, words, runs);
      else kb_sum_words(work, channel, runs);
      for (size_t start = 0; start < words; start += 4) {
        const size_t rows = words - start < 4 ? words - start : 4;
        for (size_t column = 0; column < count; column += KB_TILE_COLUMNS) {
          const size_t part = count - column < KB_TILE_COLUMNS ? count - column : KB_TILE_COLUMNS;
          if (plan->term_count > 0) kb_find_quads(work, first + column, part);
          kb_tile_dots(work, channel + start, rows, part);
          for (size_t row = 0; row < rows; row++) {
            uint32_t *sums = (uint32_t *)work->scratch.sums + row * KB_TILE_COLUMNS;
            const int32_t *from = work->scratch.word_sums + column * KB_WORDS + start + row;
            for (size_t j = 0; j < part; j++) sums[j] += (uint32_t)from[j * KB_WORDS];
            kb_finish(work, channel + start + row, first + column, part, (const int32_t *)sums);
          }
        }
      }
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
  work.to_sums = sums;
  work.to_codes = codes;
  for (size_t q = 0; plan->term_count > 0 && q < work.quads; q++) {
    const size_t places = (size_t)s->kernel_height * s->kernel_width, place = q % places;
    work.scratch.offsets[q] =
        q / places * work.padded.plane +
        kb_place(s, &work.padded, (int32_t)(place / s->kernel_width), (int32_t)(place % s->kernel_width));
    work.scratch.tile_offsets[q] = q * KB_TILE_COLUMNS;
  }
  for (int term = 0; term < plan->term_count; term++) {
    const uint8_t *map = plan->terms[term].map, *from = in;
    if (map) {
      work.kernels.map((size_t)s->channels * batch * s->height * s->width, map, in, work.scratch.mapped);
      from = work.scratch.mapped;
    }
    kb_pad_quads(s, batch, map ? map[0] : 0, from, work.scratch.quads[term]);
  }
  if (plan->plane_count > 0) kb_pad_bytes(s, batch, in, work.scratch.bytes);
  if (plan->plane_count == 0) kb_run_dots(&work);
  else if (work.kernels.lookup) kb_run_lookups(&work);
  else kb_run_words(&work);
}
