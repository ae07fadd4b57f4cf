// Deflate (RFC 1951) and gzip (RFC 1952) decoding, canonical Huffman codes decoded bit by bit.
#include "kb_inflate.h"

#include <string.h>

enum { MAX_BITS = 15, MAX_LITERALS = 286, MAX_DISTANCES = 30, FIXED_LITERALS = 288 };

typedef struct {
  const uint8_t *in;
  size_t in_len, pos;
  uint8_t *out;
  size_t capacity, written;
  uint32_t bits;
  int bit_count;
  int error;
} State;

typedef struct {
  uint16_t count[MAX_BITS + 1];
  uint16_t symbol[FIXED_LITERALS];
} Huffman;

static int fail(State *s, int error) {
  if (s->error == KB_GZ_OK) s->error = error;
  return -1;
}

// Up to 16 bits; -1 at the end of input.
static int take(State *s, int need) {
  while (s->bit_count < need) {
    if (s->pos == s->in_len) return fail(s, KB_GZ_TRUNCATED);
    s->bits |= (uint32_t)s->in[s->pos++] << s->bit_count;
    s->bit_count += 8;
  }
  int value = (int)(s->bits & ((1u << need) - 1u));
  s->bits >>= need;
  s->bit_count -= need;
  return value;
}

static int decode(State *s, const Huffman *h) {
  int code = 0, first = 0, index = 0;
  for (int length = 1; length <= MAX_BITS; length++) {
    int bit = take(s, 1);
    if (bit < 0) return -1;
    code |= bit;
    int count = h->count[length];
    if (code - count < first) return h->symbol[index + (code - first)];
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return fail(s, KB_GZ_DATA);
}

// Returns codes left unused: 0 complete, > 0 incomplete, < 0 over-subscribed.
static int construct(Huffman *h, const uint8_t *length, int n) {
  uint16_t offset[MAX_BITS + 1];
  memset(h, 0, sizeof *h);
  for (int i = 0; i < n; i++) h->count[length[i]]++;
  if (h->count[0] == n) return 0;
  int left = 1;
  for (int i = 1; i <= MAX_BITS; i++) {
    left = (left << 1) - h->count[i];
    if (left < 0) return left;
  }
  offset[1] = 0;
  for (int i = 1; i < MAX_BITS; i++) offset[i + 1] = (uint16_t)(offset[i] + h->count[i]);
  for (int i = 0; i < n; i++)
    if (length[i]) h->symbol[offset[length[i]]++] = (uint16_t)i;
  return left;
}

static int codes(State *s, const Huffman *literals, const Huffman *distances) {
  static const uint16_t length_base[29] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                           31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
  static const uint8_t length_extra[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                           2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
  static const uint16_t distance_base[30] = {1,   2,   3,   4,   5,   7,    9,    13,   17,   25,
                                             33,  49,  65,  97,  129, 193,  257,  385,  513,  769,
                                             1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
  static const uint8_t distance_extra[30] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                             6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
  for (;;) {
    int symbol = decode(s, literals);
    if (symbol < 0) return -1;
    if (symbol == 256) return 0;
    if (symbol < 256) {
      if (s->written == s->capacity) return fail(s, KB_GZ_TOO_LARGE);
      s->out[s->written++] = (uint8_t)symbol;
      continue;
    }
    symbol -= 257;
    if (symbol >= 29) return fail(s, KB_GZ_DATA);
    int extra = take(s, length_extra[symbol]);
    if (extra < 0) return -1;
    size_t length = (size_t)length_base[symbol] + (size_t)extra;
    symbol = decode(s, distances);
    if (symbol < 0) return -1;
    if (symbol >= 30) return fail(s, KB_GZ_DATA);
    extra = take(s, distance_extra[symbol]);
    if (extra < 0) return -1;
    size_t distance = (size_t)distance_base[symbol] + (size_t)extra;
    if (distance > s->written) return fail(s, KB_GZ_DATA);
    if (length > s->capacity - s->written) return fail(s, KB_GZ_TOO_LARGE);
    for (size_t i = 0; i < length; i++, s->written++) s->out[s->written] = s->out[s->written - distance];
  }
}

static int stored(State *s) {
  s->bits = 0;
  s->bit_count = 0;
  if (s->in_len - s->pos < 4) return fail(s, KB_GZ_TRUNCATED);
  const uint8_t *p = s->in + s->pos;
  size_t length = (size_t)p[0] | (size_t)p[1] << 8;
  size_t check = (size_t)p[2] | (size_t)p[3] << 8;
  if ((length ^ 0xffff) != check) return fail(s, KB_GZ_DATA);
  s->pos += 4;
  if (s->in_len - s->pos < length) return fail(s, KB_GZ_TRUNCATED);
  if (s->capacity - s->written < length) return fail(s, KB_GZ_TOO_LARGE);
  if (length) memcpy(s->out + s->written, s->in + s->pos, length);
  s->pos += length;
  s->written += length;
  return 0;
}

static int fixed_block(State *s) {
  uint8_t lengths[FIXED_LITERALS];
  Huffman literals, distances;
  for (int i = 0; i < FIXED_LITERALS; i++) lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
  construct(&literals, lengths, FIXED_LITERALS);
  memset(lengths, 5, MAX_DISTANCES);
  construct(&distances, lengths, MAX_DISTANCES);
  return codes(s, &literals, &distances);
}

static int dynamic_block(State *s) {
  static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  uint8_t lengths[MAX_LITERALS + MAX_DISTANCES];
  Huffman literals, distances;
  int literal_count = take(s, 5), distance_count = take(s, 5), code_count = take(s, 4);
  if (s->error) return -1;
  literal_count += 257;
  distance_count += 1;
  code_count += 4;
  if (literal_count > MAX_LITERALS || distance_count > MAX_DISTANCES) return fail(s, KB_GZ_DATA);
  memset(lengths, 0, sizeof lengths);
  for (int i = 0; i < code_count; i++) {
    int value = take(s, 3);
    if (value < 0) return -1;
    lengths[order[i]] = (uint8_t)value;
  }
  if (construct(&literals, lengths, 19) != 0) return fail(s, KB_GZ_DATA);
  int index = 0, total = literal_count + distance_count;
  while (index < total) {
    int symbol = decode(s, &literals);
    if (symbol < 0) return -1;
    if (symbol < 16) {
      lengths[index++] = (uint8_t)symbol;
      continue;
    }
    uint8_t value = 0;
    if (symbol == 16) {
      if (index == 0) return fail(s, KB_GZ_DATA);
      value = lengths[index - 1];
    }
    int repeat = symbol == 16 ? take(s, 2) : symbol == 17 ? take(s, 3) : take(s, 7);
    if (repeat < 0) return -1;
    repeat += symbol == 18 ? 11 : 3;
    if (index + repeat > total) return fail(s, KB_GZ_DATA);
    while (repeat--) lengths[index++] = value;
  }
  if (lengths[256] == 0) return fail(s, KB_GZ_DATA);
  int left = construct(&literals, lengths, literal_count);
  if (left && (left < 0 || literal_count != literals.count[0] + literals.count[1]))
    return fail(s, KB_GZ_DATA);
  left = construct(&distances, lengths + literal_count, distance_count);
  if (left && (left < 0 || distance_count != distances.count[0] + distances.count[1]))
    return fail(s, KB_GZ_DATA);
  return codes(s, &literals, &distances);
}

static uint32_t crc32_of(const uint8_t *p, size_t n) {
  uint32_t table[256];
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t c = i;
    for (int k = 0; k < 8; k++) c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  uint32_t crc = 0xffffffffu;
  for (size_t i = 0; i < n; i++) crc = table[(crc ^ p[i]) & 0xff] ^ (crc >> 8);
  return ~crc;
}

static int skip_string(State *s) {
  while (s->pos < s->in_len)
    if (s->in[s->pos++] == 0) return 0;
  return fail(s, KB_GZ_TRUNCATED);
}

static int header(State *s) {
  if (s->in_len < 10) return fail(s, KB_GZ_TRUNCATED);
  if (s->in[0] != 0x1f || s->in[1] != 0x8b || s->in[2] != 8 || s->in[3] & 0xe0) return fail(s, KB_GZ_HEADER);
  int flags = s->in[3];
  s->pos = 10;
  if (flags & 4) {
    if (s->in_len - s->pos < 2) return fail(s, KB_GZ_TRUNCATED);
    size_t extra = (size_t)s->in[s->pos] | (size_t)s->in[s->pos + 1] << 8;
    s->pos += 2;
    if (s->in_len - s->pos < extra) return fail(s, KB_GZ_TRUNCATED);
    s->pos += extra;
  }
  if (flags & 8 && skip_string(s)) return -1;
  if (flags & 16 && skip_string(s)) return -1;
  if (flags & 2) {
    if (s->in_len - s->pos < 2) return fail(s, KB_GZ_TRUNCATED);
    uint32_t stated = (uint32_t)s->in[s->pos] | (uint32_t)s->in[s->pos + 1] << 8;
    if ((crc32_of(s->in, s->pos) & 0xffff) != stated) return fail(s, KB_GZ_CRC);
    s->pos += 2;
  }
  return 0;
}

static uint32_t little(const uint8_t *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void member(State *s) {
  int last = 0;
  if (header(s)) return;
  while (!last) {
    last = take(s, 1);
    int type = take(s, 2);
    if (s->error) return;
    int result = type == 0 ? stored(s) : type == 1 ? fixed_block(s) : type == 2 ? dynamic_block(s) : 1;
    if (result > 0) fail(s, KB_GZ_DATA);
    if (s->error) return;
  }
  if (s->in_len - s->pos < 8) {
    fail(s, KB_GZ_TRUNCATED);
  } else if (little(s->in + s->pos) != crc32_of(s->out, s->written)) {
    fail(s, KB_GZ_CRC);
  } else if (little(s->in + s->pos + 4) != (uint32_t)s->written) {
    fail(s, KB_GZ_SIZE);
  } else {
    s->pos += 8;
    if (s->pos != s->in_len) fail(s, KB_GZ_TRAILING);
  }
}

int kb_gunzip(const uint8_t *in, size_t in_len, uint8_t *out, size_t capacity, size_t *out_len,
              size_t *in_pos) {
  State s = {.in = in, .in_len = in_len, .out = out, .capacity = capacity};
  member(&s);
  *out_len = s.written;
  *in_pos = s.pos;
  return s.error;
}
