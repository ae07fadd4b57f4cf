// Float row products for AVX2: 4 x 3 sums in 12 of the 16 registers.
#include "kb_float_levels.h"

#if KB_X86
#define KB_TARGET __attribute__((target("avx2,fma")))
#define KB_LANES 8
#define KB_WIDE 3
#define KB_TALL 4
#define KB_NAME(name) kb_avx2_##name
#include "kb_rows_tiles.h"
#endif
