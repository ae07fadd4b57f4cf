// Rows of products and of sums where no table serves: wide operands, approximate accumulators.
//
// A row is what one weight does to n activation codes. Sums and products are 64-bit integers; sums of an adder of
// `width` bits are patterns, 0 ..< 2^width. Results do not depend on the instruction set.
#ifndef KB_FUNCTION_H
#define KB_FUNCTION_H

#include <stddef.h>
#include <stdint.h>

// codes[i] * weight; |product| < 2^31.
void kb_row_exact(size_t n, const int32_t *codes, int32_t weight, int64_t *products);

// row[codes[i]]; codes are 0 ... 255.
void kb_row_lookup(size_t n, const int32_t *codes, const int32_t *row, int64_t *products);

// sums[i] += products[i], modulo 2^64.
void kb_accumulate_exact(size_t n, const int64_t *products, int64_t *sums);

// The `bits` low bits are ORs, the rest is added exactly; with `carry` the AND of the top low bits is carried in.
void kb_accumulate_or(size_t n, const int64_t *products, int width, int bits, int carry, int64_t *sums);

// The `bits` low bits become `fill` (0 ..< 2^bits), the rest is added exactly without a carry.
void kb_accumulate_constant(size_t n, const int64_t *products, int width, int bits, int64_t fill, int64_t *sums);

#endif
