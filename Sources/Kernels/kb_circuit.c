// Circuit simulation for every instruction set, and its dispatch.
#include "kb_circuit.h"
#include "kb_levels.h"
#include <string.h>

#define KB_TARGET
#define KB_NAME(name) kb_circuit_scalar_##name
#include "kb_transpose_body.h"
#include "kb_circuit_body.h"
#undef KB_TARGET
#undef KB_NAME

#if KB_X86
#define KB_TARGET __attribute__((target("avx2,popcnt")))
#define KB_NAME(name) kb_circuit_avx2_##name
#include "kb_transpose_body.h"
#include "kb_circuit_body.h"
#undef KB_TARGET
#undef KB_NAME

#define KB_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx2,popcnt"), min_vector_width(512)))
#define KB_NAME(name) kb_circuit_avx512_##name
#include "kb_transpose_body.h"
#include "kb_circuit_body.h"
#undef KB_TARGET
#undef KB_NAME
#endif

void kb_circuit_run(int level, const kb_gate *gates, size_t count, uint64_t *slots) {
#if KB_X86
  if (level == KB_AVX512) return kb_circuit_avx512_run(gates, count, slots);
  if (level == KB_AVX2) return kb_circuit_avx2_run(gates, count, slots);
#endif
  (void)level;
  kb_circuit_scalar_run(gates, count, slots);
}

uint64_t kb_circuit_toggles(const uint64_t *words, size_t count, uint64_t last) {
  uint64_t sum = 0;
  for (size_t w = 0; w < count; w++) {
    sum += (uint64_t)__builtin_popcountll(words[w] ^ (words[w] << 1 | last));
    last = words[w] >> 63;
  }
  return sum;
}

void kb_circuit_values(int level, const uint64_t *const *planes, int width, int is_signed, int64_t *values) {
#if KB_X86
  if (level == KB_AVX512) return kb_circuit_avx512_values(planes, width, is_signed, values);
  if (level == KB_AVX2) return kb_circuit_avx2_values(planes, width, is_signed, values);
#endif
  (void)level;
  kb_circuit_scalar_values(planes, width, is_signed, values);
}
