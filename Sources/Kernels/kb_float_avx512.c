// Float row products for AVX-512: 8 x 3 sums in 24 of the 32 registers.
#include "kb_float_levels.h"

#if KB_X86
#define KB_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx2,fma")))
#define KB_LANES 16
#define KB_WIDE 3
#define KB_TALL 8
#define KB_DOTS_TALL 4
#define KB_DOTS_WIDE 4
// Minus nothing, not plus: that would turn -0 into 0, so that a compiler has to add.
#define KB_SPREAD(vector, place) vector = (place) - (LANES){0}
#define KB_MULTIPLY_ADD(sum, x, y) sum += (x) * (y)
#define KB_NAME(name) kb_avx512_##name
#include "kb_rows_tiles.h"
#endif
