// Which bytes are looked up, and in which order.
#include "kb_plan_levels.h"

#include <string.h>

// The largest byte of each row of a plane, over the codes that occur.
static void kb_largest(const uint8_t *plane, int32_t input_maximum, uint8_t largest[256]) {
  for (size_t code = 0; code < 256; code++) {
    largest[code] = 0;
    for (int32_t x = 0; x <= input_maximum; x++)
      if (plane[code * 256 + x] > largest[code]) largest[code] = plane[code * 256 + x];
  }
}

// The steps of one channel and plane by falling largest byte: where each size starts in `sorted`.
static void kb_sort(size_t depth, const uint8_t *codes, const uint8_t largest[256], uint32_t *starts,
                    uint32_t *sorted) {
  memset(starts, 0, 257 * sizeof(uint32_t));
  for (size_t p = 0; p < depth; p++) starts[255 - largest[codes[p]] + 1]++;
  for (size_t size = 0; size < 256; size++) starts[size + 1] += starts[size];
  uint32_t next[256];
  memcpy(next, starts, sizeof next);
  for (size_t p = 0; p < depth; p++) sorted[next[255 - largest[codes[p]]]++] = (uint32_t)(p << 8 | codes[p]);
}

// Groups, each filled with the largest that fit: few groups, since the rest of one is what is small.
static size_t kb_group(const uint32_t *starts, const uint32_t *sorted, uint32_t *order) {
  uint32_t next[256];
  memcpy(next, starts, sizeof next);
  size_t at = 0;
  for (;;) {
    const size_t head = at++;
    uint32_t room = 255, steps = 0;
    for (uint32_t size = 255; size > 0; size--) {
      const uint32_t bucket = 255 - size;
      while (size <= room && next[bucket] < starts[bucket + 1]) {
        order[at++] = sorted[next[bucket]++];
        room -= size;
        steps++;
      }
    }
    order[head] = steps;
    if (steps == 0) return at;
  }
}

size_t kb_lookup_order(const kb_plan *plan, uint32_t *order) {
  const size_t depth = kb_depth(&plan->window), channels = (size_t)plan->channels;
  const size_t lists = channels * plan->plane_count;
  // Without a place to write to: as many words as there can be (a head for each step, and an end).
  if (!order) return lists * (2 * depth + 2) + lists + depth;
  size_t at = lists;
  // The end of the space serves for sorting.
  uint32_t *sorted = order + lists * (2 * depth + 2) + lists;
  for (int32_t plane = 0; plane < plan->plane_count; plane++) {
    uint8_t largest[256];
    uint32_t starts[257];
    kb_largest(plan->planes + (size_t)plane * 65536, plan->input_maximum, largest);
    for (size_t channel = 0; channel < channels; channel++) {
      order[channel * plan->plane_count + plane] = (uint32_t)at;
      kb_sort(depth, plan->codes + channel * depth, largest, starts, sorted);
      at += kb_group(starts, sorted, order + at);
    }
  }
  return at;
}
