#ifndef KB_INFLATE_H
#define KB_INFLATE_H

#include <stddef.h>
#include <stdint.h>

/// Outcome of kb_gunzip. Only KB_GZ_OK leaves meaningful output.
enum {
  KB_GZ_OK = 0,
  KB_GZ_TRUNCATED = 1,  // the input ends early
  KB_GZ_HEADER = 2,     // not a gzip header, or a method other than deflate
  KB_GZ_DATA = 3,       // the deflate stream is malformed
  KB_GZ_TOO_LARGE = 4,  // more output than `capacity`
  KB_GZ_CRC = 5,        // the trailer's CRC-32 differs
  KB_GZ_SIZE = 6,       // the trailer's ISIZE differs
  KB_GZ_TRAILING = 7    // bytes follow the single member
};

/// Decodes one gzip member from `in[0..<in_len]` into `out[0..<capacity]`. Sets `*out_len` to the bytes
/// written and `*in_pos` to the input offset where decoding stopped. Touches nothing out of those bounds.
int kb_gunzip(const uint8_t *in, size_t in_len, uint8_t *out, size_t capacity, size_t *out_len,
              size_t *in_pos);

#endif
