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
#define KB_LOWER(x, y) __builtin_shufflevector(x, y, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define KB_UPPER(x, y) __builtin_shufflevector(x, y, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#define KB_NAME(name) kb_avx512_##name
#include "kb_rows_tiles.h"
#endif
