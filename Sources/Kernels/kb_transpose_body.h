// One instruction set's step from bit planes to numbers; KB_TARGET and KB_NAME are the includer's.

// 32 planes become 32-bit numbers: afterwards the low half of rows[r][w] is number 64 w + r, the high half 64 w + 32 + r.
// Five rounds of exchanging ever smaller off-diagonal squares (Warren, Hacker's Delight, 7-3), all words at once.
KB_TARGET static void KB_NAME(transpose)(uint64_t rows[32][KB_CIRCUIT_WORDS]) {
  uint64_t mask = 0x0000FFFF0000FFFFull;
  for (int j = 16; j != 0; j >>= 1, mask ^= mask << j) {
    for (int k = 0; k < 32; k = (k + j + 1) & ~j) {
      uint64_t *low = rows[k], *high = rows[k + j];
      _Pragma("clang loop vectorize(assume_safety)")
      for (int w = 0; w < KB_CIRCUIT_WORDS; w++) {
        const uint64_t t = ((low[w] >> j) ^ high[w]) & mask;
        high[w] ^= t;
        low[w] ^= t << j;
      }
    }
  }
}
