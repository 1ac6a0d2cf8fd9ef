#ifndef SNOWGLOBE_CCLOCK_SHIM_H
#define SNOWGLOBE_CCLOCK_SHIM_H

#include <stdbool.h>
#include <sys/timex.h>

/// Whether the system says that its wall clock is disciplined, by NTP for example (adjtimex(2)).
static inline bool snowglobe_clock_is_synchronised(void) {
    struct timex state = {0};
    int status = adjtimex(&state);
    return status >= 0 && status != TIME_ERROR && !(state.status & STA_UNSYNC);
}

#endif
