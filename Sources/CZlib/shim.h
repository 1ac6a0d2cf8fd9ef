#ifndef SNOWGLOBE_CZLIB_SHIM_H
#define SNOWGLOBE_CZLIB_SHIM_H

#include <zlib.h>

// zlib's initialisers are macros, which Swift cannot see.

static inline int snowglobe_deflate_init(z_streamp stream, int level, int window_bits) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY);
}

static inline int snowglobe_inflate_init(z_streamp stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

#endif
