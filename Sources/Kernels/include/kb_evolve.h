// The error of a candidate circuit over all operand pairs, for evolutionary search. Plain pointers and integers, no
// allocation, no global state.
#ifndef KB_EVOLVE_H
#define KB_EVOLVE_H

#include "kb_circuit.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What is summed over the pairs, e being approximate - exact.
enum {
  /// |e|
  KB_EVOLVE_MAGNITUDE,
  /// 1 where e != 0
  KB_EVOLVE_WRONG,
  /// 1 where |e| > `bound`
  KB_EVOLVE_BEYOND,
  /// e^2
  KB_EVOLVE_SQUARE,
  /// |e| times the pair's weight
  KB_EVOLVE_WEIGHTED
};

/// The function that candidates approximate. Patterns come in blocks of 64 KB_CIRCUIT_WORDS.
typedef struct {
  /// [block][input][word]
  const uint64_t *inputs;
  /// [block][bit][word], the exact result
  const uint64_t *exact;
  /// [block][row][word], 32 rows: the weights of patterns 64 word + row (low half) and 64 word + 32 + row (high half);
  /// NULL unless KB_EVOLVE_WEIGHTED
  const uint64_t *weights;
  int32_t blocks, input_count;
  /// Bits of a result, at most 31.
  int32_t width;
  int32_t is_signed;
  int32_t metric;
  /// For KB_EVOLVE_BEYOND.
  uint32_t bound;
} kb_evolve_problem;

/// The sum of `problem->metric` over all patterns of the circuit `gates`, or some sum above `limit` as soon as that is
/// exceeded. Slots are as in kb_circuit_run: 0 holds zeros, 1 ones (set by the caller), 2 ... the inputs (set here);
/// outputs[i] is the slot of result bit i. *blocks_done: how many blocks were simulated.
uint64_t kb_evolve_error(int level, const kb_evolve_problem *problem, uint64_t limit, const kb_gate *gates,
                         size_t count, const int32_t *outputs, uint64_t *slots, int32_t *blocks_done);

#ifdef __cplusplus
}
#endif
#endif
