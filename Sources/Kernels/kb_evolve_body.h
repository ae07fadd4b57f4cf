// One instruction set's error kernel; KB_TARGET and KB_NAME are the includer's. Numbers are bit-sliced: plane k holds bit
// k of 64 numbers a word, so subtraction and comparison are a handful of bitwise operations for all of them.

#define KB_WORDS(w)                                    \
  _Pragma("clang loop vectorize(assume_safety)")       \
  for (int w = 0; w < KB_CIRCUIT_WORDS; w++)

KB_TARGET static uint64_t KB_NAME(ones)(const uint64_t *words) {
  uint64_t sum = 0;
  for (int w = 0; w < KB_CIRCUIT_WORDS; w++) sum += (uint64_t)__builtin_popcountll(words[w]);
  return sum;
}

// The sum of products of 64 KB_CIRCUIT_WORDS numbers, two in a word.
KB_TARGET static uint64_t KB_NAME(products)(const uint64_t *x, const uint64_t *y) {
  uint64_t sum = 0;
  for (int w = 0; w < 32 * KB_CIRCUIT_WORDS; w++)
    sum += (uint64_t)(uint32_t)x[w] * (uint32_t)y[w] + (x[w] >> 32) * (y[w] >> 32);
  return sum;
}

KB_TARGET static uint64_t KB_NAME(block)(const kb_evolve_problem *problem, int block,
                                         const int32_t *outputs, const uint64_t *slots) {
  const int width = problem->width;
  const uint64_t *exact = problem->exact + (size_t)block * (size_t)width * KB_CIRCUIT_WORDS;
  uint64_t difference[32][KB_CIRCUIT_WORDS], sign[KB_CIRCUIT_WORDS], borrow[KB_CIRCUIT_WORDS];
  uint64_t sum = 0;
  if (problem->metric == KB_EVOLVE_WRONG) {
    uint64_t any[KB_CIRCUIT_WORDS];
    memset(any, 0, sizeof any);
    for (int k = 0; k < width; k++) {
      const uint64_t *x = slots + (size_t)outputs[k] * KB_CIRCUIT_WORDS, *y = exact + k * KB_CIRCUIT_WORDS;
      KB_WORDS(w) any[w] |= x[w] ^ y[w];
    }
    return KB_NAME(ones)(any);
  }
  // approximate - exact, from the lowest bit; the last borrow is the sign, with the operands' own signs where they
  // have any.
  memset(borrow, 0, sizeof borrow);
  for (int k = 0; k < width; k++) {
    const uint64_t *x = slots + (size_t)outputs[k] * KB_CIRCUIT_WORDS, *y = exact + k * KB_CIRCUIT_WORDS;
    uint64_t *d = difference[k];
    KB_WORDS(w) {
      const uint64_t unequal = x[w] ^ y[w];
      d[w] = unequal ^ borrow[w];
      borrow[w] = (unequal & y[w]) | (~unequal & borrow[w]);
    }
  }
  if (problem->is_signed) {
    const uint64_t *x = slots + (size_t)outputs[width - 1] * KB_CIRCUIT_WORDS;
    const uint64_t *y = exact + (width - 1) * KB_CIRCUIT_WORDS;
    KB_WORDS(w) sign[w] = x[w] ^ y[w] ^ borrow[w];
  } else {
    memcpy(sign, borrow, sizeof sign);
  }
  // |e| = (e xor sign) + sign; a sum of magnitudes does not need the carries of that addition.
  for (int k = 0; k < width; k++) KB_WORDS(w) difference[k][w] ^= sign[w];
  if (problem->metric == KB_EVOLVE_MAGNITUDE) {
    for (int k = 0; k < width; k++) sum += KB_NAME(ones)(difference[k]) << k;
    return sum + KB_NAME(ones)(sign);
  }
  for (int k = 0; k < width; k++) {
    uint64_t *d = difference[k];
    KB_WORDS(w) {
      const uint64_t carry = d[w] & sign[w];
      d[w] ^= sign[w];
      sign[w] = carry;
    }
  }
  // A magnitude has `width` bits: two numbers of that many bits differ by less than 2^width.
  if (problem->metric == KB_EVOLVE_BEYOND) {
    uint64_t above[KB_CIRCUIT_WORDS], equal[KB_CIRCUIT_WORDS];
    memset(above, 0, sizeof above);
    memset(equal, 0xFF, sizeof equal);
    for (int k = width - 1; k >= 0; k--) {
      const uint64_t bit = problem->bound >> k & 1 ? ~0ull : 0;
      const uint64_t *d = difference[k];
      KB_WORDS(w) {
        above[w] |= equal[w] & d[w] & ~bit;
        equal[w] &= ~(d[w] ^ bit);
      }
    }
    return KB_NAME(ones)(above);
  }
  // Two 32-bit magnitudes a word, multiplied where they lie: the weights come in that order.
  memset(difference[width], 0, (size_t)(32 - width) * sizeof difference[0]);
  KB_NAME(transpose)(difference);
  const uint64_t *magnitudes = &difference[0][0];
  if (problem->metric == KB_EVOLVE_SQUARE) return KB_NAME(products)(magnitudes, magnitudes);
  return KB_NAME(products)(magnitudes, problem->weights + (size_t)block * 32 * KB_CIRCUIT_WORDS);
}

#undef KB_WORDS
