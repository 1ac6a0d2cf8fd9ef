#ifndef SNOWGLOBE_CQRENCODE_SHIM_H
#define SNOWGLOBE_CQRENCODE_SHIM_H

#include <qrencode.h>

#endif
