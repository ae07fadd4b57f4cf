// Which instruction set runs a call.
#include "kb_levels.h"

int kb_best_level(void) {
#if KB_X86
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi"))
    return KB_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return KB_AVX2;
#endif
  return KB_ARM ? KB_NEON : KB_SCALAR;
}

int kb_has_level(int level) {
  if (KB_ARM) return level == KB_SCALAR || level == KB_NEON;
  return level <= kb_best_level();
}

void kb_gemm_u8s8(int level, size_t m, size_t n, size_t k, const int8_t *w, const uint8_t *x,
                  int32_t *c) {
  KB_CALL(level, gemm_u8s8, m, n, k, w, x, c);
}

void kb_gemm_table(int level, const kb_table *table, size_t m, size_t n, size_t k, const int8_t *w,
                   const uint8_t *x, int32_t *c) {
  KB_CALL(level, gemm_table, table, m, n, k, w, x, c);
}
