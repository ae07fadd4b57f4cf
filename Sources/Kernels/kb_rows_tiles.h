// Matrix products whose right operand is a list of rows, in register tiles, for one vector width. The
// including file defines KB_TARGET (the function attribute), KB_LANES (floats in a vector), KB_NAME(name),
// KB_WIDE (vectors in a tile's row) and KB_TALL (rows of a tile), KB_DOTS_TALL and KB_DOTS_WIDE (the dot products
// of a tile), KB_SPREAD(vector, place) (the float at a place, in every lane), KB_MULTIPLY_ADD(sum, x, y), and
// KB_LOWER(x, y) and KB_UPPER(x, y) (the lanes of two vectors' lower or upper halves, in turns).
#include <stdint.h>
#include <string.h>

typedef float KB_NAME(lanes) __attribute__((vector_size(KB_LANES * 4)));
#define LANES KB_NAME(lanes)
#define TILE static inline __attribute__((always_inline)) KB_TARGET
#define UNROLL _Pragma("clang loop unroll(full)")

// Floats ahead that tiles ask for: four tiles. A row goes on at the next tile only, so that the streams of all channels
// together are more than a processor follows by itself.
enum { KB_NAME(AHEAD) = 4 * KB_WIDE * KB_LANES };

// As a number: it may lie past a buffer's end, where it is asked for in vain.
TILE const void *KB_NAME(ahead)(const float *at, size_t floats) {
  return (const void *)((uintptr_t)at + floats * sizeof(float));
}

// `tall` rows x `wide` vectors of c at column j. The sums stay in registers over the whole of k; a step
// of k costs `wide` loads, `tall` broadcasts and tall x wide multiply-adds. `leads`: the first tile of its columns, which
// asks for what later columns need of the rows.
TILE void KB_NAME(rows_tile)(int tall, int wide, int leads, int adds, size_t k, const float *a,
                             const float *const *rows, size_t j, float *c, size_t c_row) {
  LANES sum[KB_TALL][KB_WIDE];
  if (adds) {
    UNROLL for (int i = 0; i < tall; i++)
      UNROLL for (int v = 0; v < wide; v++)
        memcpy(&sum[i][v], c + (size_t)i * c_row + v * KB_LANES, sizeof(LANES));
  } else {
    UNROLL for (int i = 0; i < tall; i++) UNROLL for (int v = 0; v < wide; v++) sum[i][v] = (LANES){0};
  }
  UNROLL for (int i = 0; i < tall; i++) __builtin_prefetch(KB_NAME(ahead)(c + (size_t)i * c_row, KB_NAME(AHEAD)), 1);
  for (size_t r = 0; r < k; r++) {
    const float *row = rows[r] + j;
    if (leads) __builtin_prefetch(KB_NAME(ahead)(row, KB_NAME(AHEAD)));
    LANES right[KB_WIDE];
    UNROLL for (int v = 0; v < wide; v++) memcpy(&right[v], row + v * KB_LANES, sizeof(LANES));
    UNROLL for (int i = 0; i < tall; i++) {
      LANES left;
      KB_SPREAD(left, a[(size_t)i * k + r]);
      UNROLL for (int v = 0; v < wide; v++) KB_MULTIPLY_ADD(sum[i][v], left, right[v]);
    }
  }
  UNROLL for (int i = 0; i < tall; i++)
    UNROLL for (int v = 0; v < wide; v++)
      memcpy(c + (size_t)i * c_row + v * KB_LANES, &sum[i][v], sizeof(LANES));
}

TILE void KB_NAME(rows_block)(int wide, int adds, size_t m, size_t k, const float *a, const float *const *rows,
                              size_t j, float *c, size_t c_row) {
  size_t i = 0;
  if (m >= KB_TALL) {
    KB_NAME(rows_tile)(KB_TALL, wide, 1, adds, k, a, rows, j, c + j, c_row);
    i = KB_TALL;
  }
  for (; i + KB_TALL <= m; i += KB_TALL)
    KB_NAME(rows_tile)(KB_TALL, wide, 0, adds, k, a + i * k, rows, j, c + i * c_row + j, c_row);
  for (; i + 2 <= m; i += 2)
    KB_NAME(rows_tile)(2, wide, 0, adds, k, a + i * k, rows, j, c + i * c_row + j, c_row);
  if (i < m) KB_NAME(rows_tile)(1, wide, 0, adds, k, a + i * k, rows, j, c + i * c_row + j, c_row);
}

KB_TARGET void KB_NAME(rows_f32)(int adds, size_t m, size_t n, size_t k, const float *a,
                                 const float *const *rows, float *c, size_t c_row) {
  size_t j = 0;
  for (; j + KB_WIDE * KB_LANES <= n; j += KB_WIDE * KB_LANES)
    KB_NAME(rows_block)(KB_WIDE, adds, m, k, a, rows, j, c, c_row);
  for (; j + KB_LANES <= n; j += KB_LANES) KB_NAME(rows_block)(1, adds, m, k, a, rows, j, c, c_row);
  for (; j < n; j++)
    for (size_t i = 0; i < m; i++) {
      float sum = adds ? c[i * c_row + j] : 0;
      for (size_t r = 0; r < k; r++) sum += a[i * k + r] * rows[r][j];
      c[i * c_row + j] = sum;
    }
}

// Columns that a block of dot products runs over before the next are taken: a tile's rows of a stay in the first-level
// cache while all rows pass, and the block of all rows in the second.
enum { KB_NAME(SPAN) = 1024 };

// Every sum's lanes added up, from the first to the last. Sums are transposed, so that one addition of vectors adds a
// lane of as many sums as there are lanes: shuffling all vectors together once doubles the distance of neighbours.
TILE void KB_NAME(totals)(int count, const LANES *sum, float *totals) {
  for (int first = 0; first < count; first += KB_LANES) {
    LANES lanes[KB_LANES], next[KB_LANES];
    UNROLL for (int s = 0; s < KB_LANES; s++) lanes[s] = first + s < count ? sum[first + s] : (LANES){0};
    UNROLL for (int width = 1; width < KB_LANES; width *= 2) {
      UNROLL for (int s = 0; s < KB_LANES / 2; s++) {
        next[2 * s] = KB_LOWER(lanes[s], lanes[s + KB_LANES / 2]);
        next[2 * s + 1] = KB_UPPER(lanes[s], lanes[s + KB_LANES / 2]);
      }
      UNROLL for (int s = 0; s < KB_LANES; s++) lanes[s] = next[s];
    }
    LANES total = (LANES){0};
    UNROLL for (int lane = 0; lane < KB_LANES; lane++) total += lanes[lane];
    memcpy(totals + first, &total, sizeof total);
  }
}

// tall x wide dot products over count columns, one vector of partial sums each. `leads`: the first tile of its rows,
// which asks for their next span.
TILE void KB_NAME(dots_tile)(int tall, int wide, int leads, size_t count, size_t k, const float *a, size_t a_row,
                             const float *const *rows, size_t j, float *out) {
  LANES sum[KB_DOTS_TALL * KB_DOTS_WIDE];
  UNROLL for (int s = 0; s < tall * wide; s++) sum[s] = (LANES){0};
  const float *right[KB_DOTS_WIDE];
  UNROLL for (int p = 0; p < wide; p++) right[p] = rows[p] + j;
  size_t at = 0;
  for (; at + KB_LANES <= count; at += KB_LANES) {
    LANES values[KB_DOTS_WIDE];
    UNROLL for (int p = 0; p < wide; p++) memcpy(&values[p], right[p] + at, sizeof(LANES));
    if (leads)
      UNROLL for (int p = 0; p < wide; p++) __builtin_prefetch(KB_NAME(ahead)(right[p] + at, KB_NAME(SPAN)), 0, 2);
    UNROLL for (int i = 0; i < tall; i++) {
      LANES left;
      memcpy(&left, a + (size_t)i * a_row + at, sizeof(LANES));
      UNROLL for (int p = 0; p < wide; p++) KB_MULTIPLY_ADD(sum[i * wide + p], left, values[p]);
    }
  }
  float totals[KB_DOTS_TALL * KB_DOTS_WIDE + KB_LANES];
  KB_NAME(totals)(tall * wide, sum, totals);
  UNROLL for (int i = 0; i < tall; i++)
    UNROLL for (int p = 0; p < wide; p++) {
      float total = totals[i * wide + p];
      for (size_t rest = at; rest < count; rest++) total += a[(size_t)i * a_row + rest] * right[p][rest];
      out[(size_t)i * k + p] += total;
    }
}

KB_TARGET void KB_NAME(rows_nt_f32)(size_t m, size_t n, size_t k, const float *a, size_t a_row,
                                    const float *const *rows, float *out) {
  for (size_t j = 0; j < n; j += KB_NAME(SPAN)) {
    const size_t count = n - j < KB_NAME(SPAN) ? n - j : KB_NAME(SPAN);
    for (size_t i = 0; i < m;) {
      const int tall = i + KB_DOTS_TALL <= m;
      const float *left = a + i * a_row + j;
      for (size_t r = 0; r < k;) {
        const int wide = r + KB_DOTS_WIDE <= k;
#define KB_DOTS(rows_of_a, rows_of_b, leads) \
  KB_NAME(dots_tile)(rows_of_a, rows_of_b, leads, count, k, left, a_row, rows + r, j, out + i * k + r)
        if (tall && wide && i == 0) KB_DOTS(KB_DOTS_TALL, KB_DOTS_WIDE, 1);
        else if (tall && wide) KB_DOTS(KB_DOTS_TALL, KB_DOTS_WIDE, 0);
        else if (tall) KB_DOTS(KB_DOTS_TALL, 1, 0);
        else if (wide) KB_DOTS(1, KB_DOTS_WIDE, 0);
        else KB_DOTS(1, 1, 0);
#undef KB_DOTS
        r += wide ? KB_DOTS_WIDE : 1;
      }
      i += tall ? KB_DOTS_TALL : 1;
    }
  }
}
