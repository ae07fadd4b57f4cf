// Error of candidate circuits for every instruction set, and its dispatch.
#include "kb_evolve.h"
#include "kb_levels.h"
#include <string.h>

#define KB_TARGET
#define KB_NAME(name) kb_evolve_scalar_##name
#include "kb_transpose_body.h"
#include "kb_evolve_body.h"
#undef KB_TARGET
#undef KB_NAME

#if KB_X86
#define KB_TARGET __attribute__((target("avx2,popcnt")))
#define KB_NAME(name) kb_evolve_avx2_##name
#include "kb_transpose_body.h"
#include "kb_evolve_body.h"
#undef KB_TARGET
#undef KB_NAME

#define KB_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx2,popcnt"), min_vector_width(512)))
#define KB_NAME(name) kb_evolve_avx512_##name
#include "kb_transpose_body.h"
#include "kb_evolve_body.h"
#undef KB_TARGET
#undef KB_NAME
#endif

static uint64_t block_error(int level, const kb_evolve_problem *problem, int block, const int32_t *outputs,
                            const uint64_t *slots) {
  (void)level;
#if KB_X86
  if (level == KB_AVX512) return kb_evolve_avx512_block(problem, block, outputs, slots);
  if (level == KB_AVX2) return kb_evolve_avx2_block(problem, block, outputs, slots);
#endif
  return kb_evolve_scalar_block(problem, block, outputs, slots);
}

uint64_t kb_evolve_error(int level, const kb_evolve_problem *problem, uint64_t limit, const kb_gate *gates,
                         size_t count, const int32_t *outputs, uint64_t *slots, int32_t *blocks_done) {
  const size_t words = (size_t)problem->input_count * KB_CIRCUIT_WORDS;
  uint64_t sum = 0;
  int32_t block = 0;
  while (block < problem->blocks && sum <= limit) {
    memcpy(slots + 2 * KB_CIRCUIT_WORDS, problem->inputs + (size_t)block * words, words * 8);
    kb_circuit_run(level, gates, count, slots);
    sum += block_error(level, problem, block, outputs, slots);
    block++;
  }
  *blocks_done = block;
  return sum;
}
