// Runs every C kernel on ragged sizes, at every level of this processor, on blocks of memory that are not a
// byte too large: built by script/sanitize with the address and undefined-behaviour sanitizers, which end the
// program at the first access that is wrong. Integer results are held against plain loops on the way.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb_circuit.h"
#include "kb_float.h"
#include "kb_function.h"
#include "kb_inflate.h"
#include "kb_plans.h"

static uint64_t state = 0x9E3779B97F4A7C15u;

static uint32_t below(uint32_t bound) {
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return (uint32_t)((state >> 32) * bound >> 32);
}

// Exactly so many bytes.
static void *block(size_t bytes) {
  void *memory = malloc(bytes);
  if (!memory && bytes > 0) abort();
  return memory;
}

static void *aligned_block(size_t bytes) {
  void *memory;
  if (posix_memalign(&memory, 64, bytes)) abort();
  return memory;
}

static void *noise(size_t bytes) {
  uint8_t *memory = block(bytes);
  for (size_t at = 0; at < bytes; at++) memory[at] = (uint8_t)below(256);
  return memory;
}

static size_t checks = 0;

static void same(const void *a, const void *b, size_t bytes, const char *what) {
  checks++;
  if (memcmp(a, b, bytes) == 0) return;
  fprintf(stderr, "%s differs\n", what);
  exit(1);
}

// MARK: Layers of integer products

// The table as entries[x * 256 + w].
static int32_t *expected_sums(const kb_window *s, int32_t channels, const int32_t *entries,
                              const uint8_t *weights, const uint8_t *in) {
  const size_t positions = (size_t)s->out_height * s->out_width;
  int32_t *sums = block(channels * s->batch * positions * sizeof(int32_t));
  for (int32_t c = 0; c < channels; c++)
    for (int32_t image = 0; image < s->batch; image++)
      for (size_t at = 0; at < positions; at++) {
        uint32_t sum = 0;
        const uint8_t *w = weights + (size_t)c * s->channels * s->kernel_height * s->kernel_width;
        for (int32_t plane = 0; plane < s->channels; plane++)
          for (int32_t ky = 0; ky < s->kernel_height; ky++)
            for (int32_t kx = 0; kx < s->kernel_width; kx++) {
              const int32_t y = (int32_t)(at / s->out_width) * s->stride + ky - s->padding;
              const int32_t x = (int32_t)(at % s->out_width) * s->stride + kx - s->padding;
              const int inside = y >= 0 && y < s->height && x >= 0 && x < s->width;
              const size_t place = (((size_t)plane * s->batch + image) * s->height + y) * s->width + x;
              sum += (uint32_t)entries[(inside ? in[place] : 0) * 256 + *w++];
            }
        sums[((size_t)c * s->batch + image) * positions + at] = (int32_t)sum;
      }
  return sums;
}

// Random terms and planes: the table is what they add up to.
static void check_plan(kb_window s, int32_t channels, int terms, int planes, int32_t input_maximum) {
  const size_t depth = (size_t)s.channels * s.kernel_height * s.kernel_width;
  const size_t size = (size_t)s.channels * s.batch * s.height * s.width;
  const size_t outputs = (size_t)channels * s.batch * s.out_height * s.out_width;
  uint8_t *weights = noise(channels * depth), *in = block(size);
  for (size_t at = 0; at < size; at++) in[at] = (uint8_t)below((uint32_t)input_maximum + 1);
  uint32_t *entries = calloc(65536, 4), *rests = calloc(65536, 4);
  kb_term term[KB_TERMS];
  uint8_t *maps[KB_TERMS] = {0};
  int8_t *quads[KB_TERMS] = {0};
  for (int t = 0; t < terms; t++) {
    const int32_t scale = t == 0 ? 1 : (int32_t)below(1u << 31) - (1 << 30);
    int8_t *by_code = noise(256), *own = block(channels * depth);
    maps[t] = t % 2 ? noise(256) : 0;
    for (size_t x = 0; x < 256; x++)
      for (size_t w = 0; w < 256; w++)
        entries[x * 256 + w] += (uint32_t)scale * (uint32_t)((maps[t] ? maps[t][x] : (int32_t)x) * by_code[w]);
    for (size_t at = 0; at < channels * depth; at++) own[at] = by_code[weights[at]];
    quads[t] = block(channels * kb_quad_depth(&s));
    for (int32_t c = 0; c < channels; c++)
      kb_quad_weights(&s, own + c * depth, quads[t] + c * kb_quad_depth(&s));
    const kb_term made = {maps[t], quads[t], scale};
    term[t] = made;
    free(by_code), free(own);
  }
  uint8_t *rows = block((size_t)planes * 65536);
  kb_plan plan = {.window = s, .channels = channels, .input_maximum = input_maximum, .term_count = terms,
                  .terms = term, .plane_count = planes, .planes = rows, .codes = weights, .maximum = 255};
  for (int p = 0; p < planes; p++) {
    plan.shifts_of_planes[p] = 7 * p + (int)below(4);
    const uint32_t bound = p % 2 ? 30 : 256;
    for (size_t at = 0; at < 65536; at++) {
      rows[(size_t)p * 65536 + at] = at / 256 % 5 == 0 ? 0 : (uint8_t)below(bound);
      rests[at % 256 * 256 + at / 256] += (uint32_t)rows[(size_t)p * 65536 + at] << plan.shifts_of_planes[p];
    }
  }
  for (size_t at = 0; at < 65536; at++) entries[at] += rests[at];
  plan.rests = (const int32_t *)rests;
  int32_t *constants = noise(channels * 4), *bias = noise(channels * 4), *shifts = block(channels * 4);
  int32_t *multipliers = block(channels * 4);
  for (int32_t c = 0; c < channels; c++)
    shifts[c] = c == 0 ? 1 : c == 1 ? 62 : 20 + (int32_t)below(30), multipliers[c] = (int32_t)below(1u << 31);
  plan.constants = constants, plan.bias = bias, plan.multipliers = multipliers, plan.shifts = shifts;
  uint32_t *order = block(kb_lookup_order(&plan, 0) * 4);
  if (planes > 0) kb_lookup_order(&plan, order);
  plan.order = order;

  int32_t *expected = expected_sums(&s, channels, (const int32_t *)entries, weights, in);
  uint8_t *expected_codes = block(outputs);
  const size_t columns = outputs / channels;
  for (size_t at = 0; at < outputs; at++)
    expected[at] = (int32_t)((uint32_t)expected[at] + (uint32_t)constants[at / columns]);
  for (int32_t c = 0; c < channels; c++)
    kb_requantize_u8(columns, expected + c * columns, bias[c], multipliers[c], shifts[c], 255,
                     expected_codes + c * columns);
  for (int level = 0; level <= kb_best_level(); level++) {
    int32_t *sums = block(outputs * 4);
    uint8_t *codes = block(outputs);
    void *scratch = aligned_block(kb_plan_scratch(&plan, s.batch));
    kb_plan_run(level, &plan, s.batch, in, scratch, sums, 0);
    kb_plan_run(level, &plan, s.batch, in, scratch, 0, codes);
    char what[160];
    snprintf(what, sizeof what, "%dx%dx%d by %dx%d, stride %d, padding %d, %d terms, %d planes, level %d",
             s.channels, s.height, s.width, s.kernel_height, s.kernel_width, s.stride, s.padding, terms, planes,
             level);
    same(sums, expected, outputs * 4, what);
    same(codes, expected_codes, outputs, what);
    free(sums), free(codes), free(scratch);
  }
  for (int t = 0; t < terms; t++) free(maps[t]), free(quads[t]);
  free(weights), free(in), free(entries), free(rests), free(rows), free(constants), free(bias), free(shifts);
  free(multipliers), free(order), free(expected), free(expected_codes);
}

static kb_window window_of(int32_t channels, int32_t batch, int32_t height, int32_t width, int32_t ky,
                           int32_t kx, int32_t stride, int32_t padding) {
  const kb_window s = {channels, batch, height, width, ky, kx, stride, padding,
                       (height + 2 * padding - ky) / stride + 1, (width + 2 * padding - kx) / stride + 1};
  return s;
}

static void check_plans(void) {
  const struct {
    kb_window window;
    int32_t channels;
  } layers[] = {
      {window_of(3, 3, 8, 8, 3, 3, 1, 1), 4},    {window_of(5, 63, 3, 2, 3, 2, 1, 0), 7},
      {window_of(258, 65, 1, 1, 1, 1, 1, 0), 5}, {window_of(2, 2, 7, 9, 3, 5, 1, 2), 17},
      {window_of(4, 1, 13, 24, 5, 5, 1, 0), 3},  {window_of(3, 3, 16, 16, 3, 3, 2, 1), 8},
      {window_of(6, 2, 9, 17, 3, 3, 2, 0), 3},   {window_of(5, 2, 16, 32, 1, 1, 2, 0), 9},
      {window_of(2, 4, 11, 10, 2, 2, 3, 1), 2},  {window_of(1, 1, 12, 40, 1, 2, 5, 2), 2},
      {window_of(1, 11, 24, 32, 3, 3, 1, 1), 2}, {window_of(1, 1, 1, 1, 1, 1, 1, 0), 1},
      {window_of(9, 2, 6, 7, 1, 1, 1, 3), 33},   {window_of(1, 9, 33, 31, 3, 3, 1, 1), 1},
      {window_of(2, 1, 3, 1030, 1, 3, 2, 1), 2},
  };
  for (size_t at = 0; at < sizeof layers / sizeof *layers; at++)
    for (int terms = 0; terms <= KB_TERMS; terms++)
      for (int planes = 0; planes <= KB_PLANES; planes++)
        check_plan(layers[at].window, layers[at].channels, terms, planes, (terms + planes) % 2 ? 255 : 127);
}

// MARK: The strategies of other emulators

static void check_baselines(size_t m, size_t n, size_t k) {
  int8_t *w = noise(m * k);
  uint8_t *x = noise(k * n);
  int32_t *rows = noise(65536 * 4);
  int32_t *looked = calloc(m * n, 4), *c = block(m * n * 4);
  for (size_t i = 0; i < m; i++)
    for (size_t p = 0; p < k; p++)
      for (size_t j = 0; j < n; j++)
        looked[i * n + j] = (int32_t)((uint32_t)looked[i * n + j] +
                                      (uint32_t)rows[(size_t)(uint8_t)w[i * k + p] * 256 + x[p * n + j]]);
  kb_baseline_scalar(rows, m, n, k, w, x, c);
  same(c, looked, m * n * 4, "scalar strategy");
  if (kb_best_level() >= KB_AVX2) {
    kb_baseline_gather(rows, m, n, k, w, x, c);
    same(c, looked, m * n * 4, "gather strategy");
  }
  free(w), free(x), free(rows), free(looked), free(c);
}

// MARK: Windows on codes

static void check_windows(kb_window s) {
  const size_t in_size = (size_t)s.channels * s.batch * s.height * s.width;
  const size_t positions = (size_t)s.batch * s.out_height * s.out_width;
  uint8_t *in = noise(in_size), *columns = block(positions * s.channels * s.kernel_height * s.kernel_width);
  kb_im2col_u8(&s, in, columns);
  if (s.padding == 0) {
    uint8_t *pooled = block(positions * s.channels);
    kb_maxpool_u8(&s, in, pooled);
    free(pooled);
  }
  free(in), free(columns);
}

// MARK: Float layers

static float *floats(size_t count) {
  float *values = block(count * sizeof(float));
  for (size_t at = 0; at < count; at++) values[at] = (float)below(2001) / 1000 - 1;
  return values;
}

static void check_float_rows(size_t m, size_t n, size_t k) {
  float *a = floats(m * (k > n ? k : n)), *c = floats(m * n), *out = floats(m * k);
  const float **rows = block(k * sizeof *rows);
  float *b = floats(k * n);
  for (size_t r = 0; r < k; r++) rows[r] = b + r * n;
  for (int level = 0; level <= kb_best_level(); level++) {
    for (int adds = 0; adds < 2; adds++) kb_rows_f32(level, adds, m, n, k, a, rows, c, n);
    kb_rows_nt_f32(level, m, n, k, a, n, rows, out);
  }
  free(a), free(b), free(c), free(out), free(rows);
}

static void check_float_planes(kb_window s, int32_t halo) {
  const kb_plane from = {s.height, s.width, halo}, to = {s.out_height, s.out_width, halo};
  const size_t from_size = (size_t)(from.height + halo) * (from.width + halo) * s.channels * s.batch;
  const size_t to_size = (size_t)(to.height + halo) * (to.width + halo) * s.batch;
  float *in = floats(from_size), *columns = floats(to_size * s.channels * s.kernel_height * s.kernel_width);
  float *out = floats(to_size * s.channels);
  uint32_t *chosen = block(to_size * s.channels * sizeof *chosen);
  kb_clear_halo(from, (size_t)s.channels * s.batch, in);
  kb_columns_f32(&s, from, to, in, columns);
  kb_uncolumns_f32(&s, from, to, columns, in);
  if (s.padding == 0) {
    kb_maxpool_planes(&s, from, to, in, out, chosen);
    kb_sumpool_planes(&s, from, to, 0.25f, in, out);
    kb_unsumpool_planes(&s, from, to, 0.25f, out, in);
  }
  free(in), free(columns), free(out), free(chosen);
}

static void check_float_vectors(size_t n) {
  float *x = floats(n), *y = floats(n), *z = floats(n);
  double sum, dot;
  kb_sums_f32(n, x, y, 0.5f, &sum, &dot);
  kb_relu_f32(n, x, z);
  for (int adds = 0; adds < 2; adds++) kb_relu_back_f32(adds, n, x, y, z);
  kb_add_f32(n, x, z);
  kb_affine_f32(n, x, 2, 1, z);
  for (int adds = 0; adds < 2; adds++) kb_combine_f32(adds, n, 1, x, 2, y, 3, z);
  free(x), free(y), free(z);
}

// MARK: Circuits

static void check_circuits(void) {
  enum { WIRES = 40, GATES = 60 };
  const size_t bytes = WIRES * KB_CIRCUIT_WORDS * 8;
  kb_gate *gates = block(GATES * sizeof *gates);
  for (int g = 0; g < GATES; g++) {
    const kb_gate gate = {g % KB_GATE_COUNT, (int32_t)below(WIRES), (int32_t)below(WIRES),
                          (int32_t)below(WIRES), (int32_t)below(WIRES)};
    gates[g] = gate;
  }
  uint64_t *first = noise(bytes), *slots = block(bytes), *expected = block(bytes);
  for (int level = 0; level <= kb_best_level(); level++) {
    memcpy(slots, first, bytes);
    kb_circuit_run(level, gates, GATES, slots);
    if (level == 0) memcpy(expected, slots, bytes);
    same(slots, expected, bytes, "circuit");
  }
  for (size_t words = 0; words < 4; words++) {
    uint64_t *bits = noise(words * 8);
    kb_circuit_toggles(bits, words, 1);
    free(bits);
  }
  for (int width = 1; width <= WIRES; width += 3) {
    const uint64_t *planes[WIRES];
    for (int i = 0; i < width; i++) planes[i] = first + i * KB_CIRCUIT_WORDS;
    const size_t size = 64 * KB_CIRCUIT_WORDS * 8;
    int64_t *values = block(size), *plain = block(size);
    for (int level = 0; level <= kb_best_level(); level++) {
      kb_circuit_values(level, planes, width, width & 2, values);
      if (level == 0) memcpy(plain, values, size);
      same(values, plain, size, "values of a circuit");
    }
    free(values), free(plain);
  }
  free(gates), free(first), free(slots), free(expected);
}

// MARK: Inflate

// "a word repeated, a word repeated, ..." by gzip -9 (dynamic codes need more text than this: fuzzing finds
// its way into all kinds of blocks from the three bits that say which).
static const uint8_t sample[] = {0x1f, 0x8b, 0x08, 0,    0,    0,    0,    0,    0,    0x03, 0x4b, 0x54,
                                 0x28, 0xcf, 0x2f, 0x4a, 0x51, 0x28, 0x4a, 0x2d, 0x48, 0x4d, 0x2c, 0x49,
                                 0x4d, 0xd1, 0x51, 0x48, 0x24, 0x91, 0x0f, 0x00, 0,    0,    0,    0,
                                 0,    0,    0,    0};

static void check_inflate(void) {
  for (int round = 0; round < 60000; round++) {
    const size_t size = round % 3 == 0 ? below(sizeof sample + 1) : 18 + below(300);
    uint8_t *in = noise(size);
    memcpy(in, sample, size < sizeof sample ? size : sizeof sample);
    // The header stays whole in most rounds, so that the stream behind it is read.
    for (uint32_t changes = below(6); changes > 0 && size > 0; changes--) {
      const size_t at = round % 8 ? 10 + below(290) : below((uint32_t)size);
      if (at < size) in[at] = (uint8_t)below(256);
    }
    if (round % 2 && size > 10)
      for (size_t at = 10; at < size; at++) in[at] = (uint8_t)below(256);
    const size_t capacity = below(2000);
    uint8_t *out = block(capacity);
    size_t out_length = 0, in_position = 0;
    kb_gunzip(in, size, out, capacity, &out_length, &in_position);
    if (out_length > capacity || in_position > size) {
      fprintf(stderr, "inflate went too far\n");
      exit(1);
    }
    checks++;
    free(in), free(out);
  }
}

static void expect(int holds, const char *what) {
  checks++;
  if (holds) return;
  fprintf(stderr, "%s: wrong\n", what);
  exit(1);
}

static void check_rows(size_t n) {
  int32_t *codes = block(n * sizeof *codes), *row = noise(256 * sizeof *row);
  int64_t *products = block(n * sizeof *products), *sums = block(n * sizeof *sums);
  for (size_t i = 0; i < n; i++) codes[i] = (int32_t)below(65536), sums[i] = below(1u << 20);
  kb_row_exact(n, codes, -32767, products);
  for (size_t i = 0; i < n; i++) expect(products[i] == (int64_t)codes[i] * -32767, "row of products");
  kb_accumulate_or(n, products, 20, 7, 1, sums);
  kb_accumulate_constant(n, products, 32, 0, 0, sums);
  kb_accumulate_constant(n, products, 20, 20, 0xFFFFF, sums);
  for (size_t i = 0; i < n; i++) expect(sums[i] == 0xFFFFF, "constant sums");
  kb_accumulate_exact(n, products, sums);
  for (size_t i = 0; i < n; i++) expect(sums[i] == 0xFFFFF + products[i], "exact sums");
  for (size_t i = 0; i < n; i++) codes[i] = (int32_t)below(256);
  kb_row_lookup(n, codes, row, products);
  for (size_t i = 0; i < n; i++) expect(products[i] == row[codes[i]], "row of lookups");
  free(codes), free(row), free(products), free(sums);
}

int main(void) {
  check_plans();
  for (size_t n = 0; n < 40; n += 13) check_rows(n);
  const size_t sizes[][3] = {{1, 1, 1}, {3, 15, 2}, {5, 64, 7}, {4, 63, 300}, {9, 130, 25}, {2, 577, 1},
                             {7, 640, 516}, {6, 33, 3}, {13, 65, 4}};
  for (size_t at = 0; at < sizeof sizes / sizeof *sizes; at++) {
    check_baselines(sizes[at][0], sizes[at][1], sizes[at][2]);
    check_float_rows(sizes[at][0], sizes[at][1], sizes[at][2]);
    check_float_vectors(sizes[at][1]);
  }
  const kb_window windows[] = {window_of(2, 3, 7, 9, 3, 3, 1, 1), window_of(1, 2, 8, 8, 2, 2, 2, 0),
                               window_of(3, 1, 5, 11, 3, 2, 2, 2), window_of(2, 2, 6, 5, 5, 5, 1, 2),
                               window_of(2, 1, 9, 9, 1, 1, 2, 0)};
  for (size_t at = 0; at < sizeof windows / sizeof *windows; at++) {
    check_windows(windows[at]);
    for (int32_t halo = 0; halo < 3; halo++) check_float_planes(windows[at], halo);
  }
  check_circuits();
  check_inflate();
  printf("%zu results checked, up to level %d\n", checks, kb_best_level());
  return 0;
}
