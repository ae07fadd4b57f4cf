// Laying a product table out by weight, and in byte planes.
#include "kb_kernels.h"

kb_table kb_table_prepare(const int32_t *entries, int32_t *rows, uint8_t *planes) {
  int32_t minimum = entries[0], maximum = entries[0];
  for (size_t x = 0; x < 256; x++) {
    for (size_t w = 0; w < 256; w++) {
      const int32_t entry = entries[x * 256 + w];
      rows[w * 256 + x] = entry;
      if (entry < minimum) minimum = entry;
      if (entry > maximum) maximum = entry;
    }
  }
  const uint32_t span = (uint32_t)maximum - (uint32_t)minimum;
  int32_t count = 0;
  while (count < 4 && (count == 0 || span >> (8 * count) != 0)) count++;
  for (int32_t plane = 0; plane < count; plane++)
    for (size_t at = 0; at < 65536; at++)
      planes[(size_t)plane * 65536 + at] =
          (uint8_t)(((uint32_t)rows[at] - (uint32_t)minimum) >> (8 * plane));
  const kb_table table = {rows, planes, count, minimum};
  return table;
}
