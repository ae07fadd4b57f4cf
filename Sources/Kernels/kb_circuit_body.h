// One instruction set's circuit kernels; KB_TARGET and KB_NAME are the includer's. The loops have constant trip
// counts and no dependence between words: the compiler turns three-input functions into vpternlog where there is one.

#define KB_CASE(code, expression)                      \
  case code:                                           \
    _Pragma("clang loop vectorize(assume_safety)")     \
    for (int w = 0; w < KB_CIRCUIT_WORDS; w++) {       \
      const uint64_t x = a[w], y = b[w], z = c[w];     \
      (void)y, (void)z;                                \
      out[w] = (expression);                           \
    }                                                  \
    break;

KB_TARGET void KB_NAME(run)(const kb_gate *gates, size_t count, uint64_t *slots) {
  for (size_t g = 0; g < count; g++) {
    const kb_gate gate = gates[g];
    const uint64_t *a = slots + (size_t)gate.a * KB_CIRCUIT_WORDS;
    const uint64_t *b = slots + (size_t)gate.b * KB_CIRCUIT_WORDS;
    const uint64_t *c = slots + (size_t)gate.c * KB_CIRCUIT_WORDS;
    // A gate's slot may be reused for its output: each word is read before it is written, so the loop is safe,
    // but the compiler has to be told.
    uint64_t *out = slots + (size_t)gate.out * KB_CIRCUIT_WORDS;
    switch (gate.kind) {
      KB_CASE(KB_GATE_BUFFER, x)
      KB_CASE(KB_GATE_NOT, ~x)
      KB_CASE(KB_GATE_AND, x & y)
      KB_CASE(KB_GATE_OR, x | y)
      KB_CASE(KB_GATE_XOR, x ^ y)
      KB_CASE(KB_GATE_NAND, ~(x & y))
      KB_CASE(KB_GATE_NOR, ~(x | y))
      KB_CASE(KB_GATE_XNOR, ~(x ^ y))
      KB_CASE(KB_GATE_ANDNOT, x & ~y)
      KB_CASE(KB_GATE_ORNOT, x | ~y)
      KB_CASE(KB_GATE_AND3, x & y & z)
      KB_CASE(KB_GATE_OR3, x | y | z)
      KB_CASE(KB_GATE_XOR3, x ^ y ^ z)
      KB_CASE(KB_GATE_MAJORITY, (x & y) | (z & (x | y)))
      KB_CASE(KB_GATE_MUX, (x & ~z) | (y & z))
      KB_CASE(KB_GATE_AOI21, ~((x & y) | z))
      KB_CASE(KB_GATE_OAI21, ~((x | y) & z))
      default: break;
    }
  }
}

#undef KB_CASE

KB_TARGET void KB_NAME(values)(const uint64_t *const *planes, int width, int is_signed, int64_t *values) {
  uint64_t rows[32][KB_CIRCUIT_WORDS];
  for (int start = 0; start == 0 || start < width; start += 32) {
    for (int i = 0; i < 32; i++) {
      const int plane = start + i < width ? start + i : is_signed ? width - 1 : -1;
      if (plane >= 0) {
        memcpy(rows[i], planes[plane], sizeof rows[i]);
      } else {
        memset(rows[i], 0, sizeof rows[i]);
      }
    }
    KB_NAME(transpose)(rows);
    for (int w = 0; w < KB_CIRCUIT_WORDS; w++) {
      int64_t *const out = values + 64 * w;
      for (int r = 0; r < 32; r++) {
        const uint32_t low = (uint32_t)rows[r][w], high = (uint32_t)(rows[r][w] >> 32);
        if (start == 0) {
          out[r] = is_signed ? (int64_t)(int32_t)low : (int64_t)low;
          out[32 + r] = is_signed ? (int64_t)(int32_t)high : (int64_t)high;
        } else {
          out[r] = (int64_t)((uint64_t)(uint32_t)out[r] | (uint64_t)low << 32);
          out[32 + r] = (int64_t)((uint64_t)(uint32_t)out[32 + r] | (uint64_t)high << 32);
        }
      }
    }
  }
}
