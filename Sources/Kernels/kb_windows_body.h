// Sliding windows for one element type. The including file defines KB_TYPE and KB_SUFFIX(name).

void KB_SUFFIX(kb_im2col)(const kb_window *s, const KB_TYPE *in, KB_TYPE *out) {
  for (int32_t channel = 0; channel < s->channels; channel++)
    for (int32_t ky = 0; ky < s->kernel_height; ky++)
      for (int32_t kx = 0; kx < s->kernel_width; kx++)
        for (int32_t image = 0; image < s->batch; image++) {
          const KB_TYPE *plane =
              in + ((size_t)channel * s->batch + image) * s->height * s->width;
          for (int32_t oy = 0; oy < s->out_height; oy++) {
            const int32_t y = oy * s->stride + ky - s->padding;
            const int inside = y >= 0 && y < s->height;
            for (int32_t ox = 0; ox < s->out_width; ox++) {
              const int32_t x = ox * s->stride + kx - s->padding;
              *out++ = inside && x >= 0 && x < s->width ? plane[(size_t)y * s->width + x] : 0;
            }
          }
        }
}
