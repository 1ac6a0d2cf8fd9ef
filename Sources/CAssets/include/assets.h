#ifndef SNOWGLOBE_ASSETS_H
#define SNOWGLOBE_ASSETS_H

#include <stddef.h>

/// One file of Assets/ as bytes inside the executable; `path` counts from Assets/.
typedef struct {
    const char *path;
    const unsigned char *bytes;
    size_t count;
} snowglobe_asset;

/// The number of embedded files.
size_t snowglobe_asset_count(void);

/// The file at `index`, sorted by path; `index` must be below the count.
const snowglobe_asset *snowglobe_asset_at(size_t index);

#endif
