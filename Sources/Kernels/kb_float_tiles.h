// Float matrix products in register tiles, for one vector width. The including file defines
// KB_TARGET (the function attribute), KB_LANES (floats in a vector) and KB_NAME(name).
#include <string.h>

typedef float KB_NAME(vector) __attribute__((vector_size(KB_LANES * 4)));
#define VEC KB_NAME(vector)
#define TILE static inline __attribute__((always_inline)) KB_TARGET

// rows x (4 vectors) of c, starting at c: the sums stay in registers over the whole of k.
TILE void KB_NAME(tile)(int rows, size_t n, size_t k, const float *a, size_t a_row, size_t a_column,
                        const float *b, float *c, int accumulate) {
  VEC sum[4][4];
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < 4; v++) {
      if (accumulate) memcpy(&sum[i][v], c + (size_t)i * n + v * KB_LANES, sizeof(VEC));
      else sum[i][v] = (VEC){0};
    }
  }
  for (size_t p = 0; p < k; p++) {
    VEC right[4];
#pragma clang loop unroll(full)
    for (int v = 0; v < 4; v++) memcpy(&right[v], b + p * n + v * KB_LANES, sizeof(VEC));
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      const VEC left = (VEC){0} + a[(size_t)i * a_row + p * a_column];
#pragma clang loop unroll(full)
      for (int v = 0; v < 4; v++) sum[i][v] += left * right[v];
    }
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < 4; v++) memcpy(c + (size_t)i * n + v * KB_LANES, &sum[i][v], sizeof(VEC));
  }
}

KB_TARGET void KB_NAME(gemm_f32)(size_t m, size_t n, size_t k, const float *a, size_t a_row,
                                 size_t a_column, const float *b, float *c, int accumulate) {
  const size_t width = 4 * KB_LANES, whole = n / width * width;
  for (size_t j = 0; j < whole; j += width) {
    size_t i = 0;
    for (; i + 4 <= m; i += 4)
      KB_NAME(tile)(4, n, k, a + i * a_row, a_row, a_column, b + j, c + i * n + j, accumulate);
    for (; i < m; i++)
      KB_NAME(tile)(1, n, k, a + i * a_row, a_row, a_column, b + j, c + i * n + j, accumulate);
  }
  if (whole == n) return;
  for (size_t i = 0; i < m; i++) {
    float *row = c + i * n;
    if (!accumulate)
      for (size_t j = whole; j < n; j++) row[j] = 0;
    for (size_t p = 0; p < k; p++) {
      const float value = a[i * a_row + p * a_column];
      for (size_t j = whole; j < n; j++) row[j] += value * b[p * n + j];
    }
  }
}

// rows x columns of c: sums along n, one vector each, added up at the end.
TILE void KB_NAME(dots)(int rows, int columns, size_t k, size_t n, const float *a, const float *b,
                        float *c) {
  VEC sum[4][4];
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
    for (int p = 0; p < columns; p++) sum[i][p] = (VEC){0};
  size_t j = 0;
  for (; j + KB_LANES <= n; j += KB_LANES) {
    VEC right[4];
#pragma clang loop unroll(full)
    for (int p = 0; p < columns; p++) memcpy(&right[p], b + (size_t)p * n + j, sizeof(VEC));
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      VEC left;
      memcpy(&left, a + (size_t)i * n + j, sizeof(VEC));
#pragma clang loop unroll(full)
      for (int p = 0; p < columns; p++) sum[i][p] += left * right[p];
    }
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++) {
#pragma clang loop unroll(full)
    for (int p = 0; p < columns; p++) {
      float total = 0;
      for (int lane = 0; lane < KB_LANES; lane++) total += sum[i][p][lane];
      for (size_t rest = j; rest < n; rest++) total += a[(size_t)i * n + rest] * b[(size_t)p * n + rest];
      c[(size_t)i * k + p] += total;
    }
  }
}

KB_TARGET void KB_NAME(gemm_f32_nt)(size_t m, size_t k, size_t n, const float *a, const float *b,
                                    float *c) {
  for (size_t p = 0; p < k;) {
    const int wide = p + 4 <= k;
    for (size_t i = 0; i < m;) {
      const int tall = i + 4 <= m;
      const float *left = a + i * n, *right = b + p * n;
      float *out = c + i * k + p;
      if (tall && wide) KB_NAME(dots)(4, 4, k, n, left, right, out);
      else if (tall) KB_NAME(dots)(4, 1, k, n, left, right, out);
      else if (wide) KB_NAME(dots)(1, 4, k, n, left, right, out);
      else KB_NAME(dots)(1, 1, k, n, left, right, out);
      i += tall ? 4 : 1;
    }
    p += wide ? 4 : 1;
  }
}
