#include "kb_kernels.h"
