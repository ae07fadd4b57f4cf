// Float row products for AVX-512: 8 x 3 sums in 24 of the 32 registers.
#include "kb_float_levels.h"

#if KB_X86
#define KB_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx2,fma")))
#define KB_LANES 16
#define KB_WIDE 3
#define KB_TALL 8
#define KB_NAME(name) kb_avx512_##name
#include "kb_rows_tiles.h"
#endif
