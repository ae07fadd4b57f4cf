// Float row products for AVX2: 4 x 3 sums in 12 of the 16 registers, three for a row, one for a factor. No register
// is left over, and a compiler that takes the steps in another order spills sums in the inner loop, which halves the
// speed. So they are written as instructions, whose order is kept.
#include "kb_float_levels.h"

#if KB_X86
#define KB_TARGET __attribute__((target("avx2,fma")))
#define KB_LANES 8
#define KB_WIDE 3
#define KB_TALL 4
#define KB_DOTS_TALL 4
#define KB_DOTS_WIDE 3
#define KB_SPREAD(vector, place) __asm__ volatile("vbroadcastss %1, %0" : "=x"(vector) : "m"(place))
#define KB_MULTIPLY_ADD(sum, x, y) __asm__ volatile("vfmadd231ps %2, %1, %0" : "+x"(sum) : "x"(x), "x"(y))
#define KB_LOWER(x, y) __builtin_shufflevector(x, y, 0, 8, 1, 9, 2, 10, 3, 11)
#define KB_UPPER(x, y) __builtin_shufflevector(x, y, 4, 12, 5, 13, 6, 14, 7, 15)
#define KB_NAME(name) kb_avx2_##name
#include "kb_rows_tiles.h"
#endif
