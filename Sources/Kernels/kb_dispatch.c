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
