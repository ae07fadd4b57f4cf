// Sliding windows for one element type. The including file defines KB_TYPE and KB_SUFFIX(name).

void KB_SUFFIX(kb_im2col)(const kb_window *s, const KB_TYPE *in, KB_TYPE *out) {
  const size_t width = (size_t)s->out_width;
  for (int32_t channel = 0; channel < s->channels; channel++)
    for (int32_t ky = 0; ky < s->kernel_height; ky++)
      for (int32_t kx = 0; kx < s->kernel_width; kx++) {
        // Output columns first..<end read from inside the row.
        int32_t first, end;
        kb_inside(s->width, s->out_width, kx - s->padding, s->stride, &first, &end);
        for (int32_t image = 0; image < s->batch; image++) {
          const KB_TYPE *plane = in + ((size_t)channel * s->batch + image) * s->height * s->width;
          for (int32_t oy = 0; oy < s->out_height; oy++, out += width) {
            const int32_t y = oy * s->stride + ky - s->padding;
            if (y < 0 || y >= s->height || first >= end) {
              memset(out, 0, width * sizeof(KB_TYPE));
              continue;
            }
            const KB_TYPE *row = plane + (size_t)y * s->width;
            for (int32_t ox = 0; ox < first; ox++) out[ox] = 0;
            if (s->stride == 1)
              memcpy(out + first, row + first + kx - s->padding, (size_t)(end - first) * sizeof(KB_TYPE));
            else
              for (int32_t ox = first; ox < end; ox++) out[ox] = row[ox * s->stride + kx - s->padding];
            for (int32_t ox = end; ox < s->out_width; ox++) out[ox] = 0;
          }
        }
      }
}
