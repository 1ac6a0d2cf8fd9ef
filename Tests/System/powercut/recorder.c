/* Records, in order and with their data, all calls of a program that change what lies below one folder.
 *
 * Loaded with LD_PRELOAD; SNOWGLOBE_RECORDED_FOLDER names the folder (absolute, without links in it), and
 * SNOWGLOBE_RECORDING the file that records are appended to. One lock is held over each call and its record, so the
 * order of the records is the order in which the system saw the calls. Calls that failed changed nothing and leave no
 * record. A record, little-endian: letter (1 byte) · lengths of path, second path and data (4 bytes each)
 * · number (8 bytes) · path · second path · data; paths begin below the folder.
 *
 *   C made a file           W wrote data at number         R renamed path to second path    D made a folder
 *   T cut to number bytes   F forced to the disk           L linked second path to path     K made a link, data its target
 *   X removed a file        Z removed a folder             U a call that no record can tell: the recording is of no use
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folder_length;
static int recording = -1;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("SNOWGLOBE_RECORDED_FOLDER"), *file = getenv("SNOWGLOBE_RECORDING");
    if (!name || !file || strlen(name) >= sizeof folder) return;
    recording = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    strcpy(folder, name);
    folder_length = strlen(folder);
}

static void lock(void) { pthread_mutex_lock(&order); }

/* Unlocks, and gives back what the call gave back with the errno that it left. */
static long unlock(long outcome, int error) {
    pthread_mutex_unlock(&order);
    errno = error;
    return outcome;
}

/* The part of an absolute path below the folder, or null for one that lies elsewhere. */
static const char *below(const char *path) {
    if (recording < 0 || strncmp(path, folder, folder_length) != 0) return NULL;
    path += folder_length;
    if (*path == '\0') return path;
    return *path == '/' ? path + 1 : NULL;
}

static const char *below_at(int base, const char *path, char *buffer) {
    if (*path == '/') return below(path);
    char link[32];
    if (base == AT_FDCWD) strcpy(link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", base);
    ssize_t length = readlink(link, buffer, PATH_MAX - 1);
    if (length < 0 || length + 1 + strlen(path) >= PATH_MAX) return NULL;
    buffer[length] = '/';
    strcpy(buffer + length + 1, path);
    return below(buffer);
}

/* Where an open file lies now, if that is below the folder; files without a name any more count for nothing. */
static const char *below_fd(int descriptor, char *buffer) {
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = recording < 0 ? -1 : readlink(link, buffer, PATH_MAX - 1);
    if (length < 0) return NULL;
    buffer[length] = '\0';
    struct stat status;
    if (fstat(descriptor, &status) != 0 || status.st_nlink == 0) return NULL;
    return below(buffer);
}

static void note(char letter, const char *path, const char *other, int64_t number, const void *data, size_t count) {
    uint32_t lengths[3] = {strlen(path), other ? strlen(other) : 0, count};
    struct iovec parts[] = {
        {&letter, 1}, {lengths, sizeof lengths}, {&number, sizeof number}, {(void *)path, lengths[0]},
        {(void *)other, lengths[1]}, {(void *)data, count},
    };
    size_t total = 1 + sizeof lengths + sizeof number + lengths[0] + lengths[1] + count;
    if (syscall(SYS_writev, recording, parts, 6) != (long)total) abort();
}

static void *next(const char *name) {
    void *symbol = dlsym(RTLD_NEXT, name);
    if (!symbol) abort();
    return symbol;
}
#define NEXT(name) ((__typeof__(&name))next(#name))

/* MARK: Opening */

static int open_noted(int base, const char *path, int flags, mode_t mode) {
    char buffer[PATH_MAX];
    if (!(flags & (O_CREAT | O_TRUNC)) || !below_at(base, path, buffer))
        return syscall(SYS_openat, base, path, flags, mode);
    lock();
    struct stat before;
    int was_there = fstatat(base, path, &before, 0) == 0;
    int descriptor = syscall(SYS_openat, base, path, flags, mode), error = errno;
    const char *name = descriptor < 0 ? NULL : below_fd(descriptor, buffer);
    if (name && !was_there) note('C', name, NULL, 0, NULL, 0);
    if (name && was_there && flags & O_TRUNC) note('T', name, NULL, 0, NULL, 0);
    return unlock(descriptor, error);
}

#define MODE_OF(flags)                                       \
    mode_t mode = 0;                                         \
    if (flags & (O_CREAT | O_TMPFILE)) {                     \
        va_list rest;                                        \
        va_start(rest, flags);                               \
        mode = va_arg(rest, mode_t);                         \
        va_end(rest);                                        \
    }
int open(const char *path, int flags, ...) { MODE_OF(flags) return open_noted(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return open_noted(AT_FDCWD, path, flags, mode); }
int openat(int base, const char *path, int flags, ...) { MODE_OF(flags) return open_noted(base, path, flags, mode); }
int openat64(int base, const char *path, int flags, ...) { MODE_OF(flags) return open_noted(base, path, flags, mode); }
int creat(const char *path, mode_t mode) { return open_noted(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

/* MARK: Data */

/* Where the next write of an open file goes. */
static int64_t position(int descriptor) {
    if (fcntl(descriptor, F_GETFL) & O_APPEND) {
        struct stat status;
        return fstat(descriptor, &status) == 0 ? status.st_size : 0;
    }
    return lseek(descriptor, 0, SEEK_CUR);
}

ssize_t write(int descriptor, const void *data, size_t count) {
    char buffer[PATH_MAX];
    if (!below_fd(descriptor, buffer)) return syscall(SYS_write, descriptor, data, count);
    lock();
    const char *name = below_fd(descriptor, buffer);
    int64_t at = position(descriptor);
    ssize_t written = syscall(SYS_write, descriptor, data, count);
    int error = errno;
    if (name && written > 0) note('W', name, NULL, at, data, written);
    return unlock(written, error);
}

ssize_t pwrite(int descriptor, const void *data, size_t count, off_t at) {
    char buffer[PATH_MAX];
    if (!below_fd(descriptor, buffer)) return syscall(SYS_pwrite64, descriptor, data, count, at);
    lock();
    const char *name = below_fd(descriptor, buffer);
    ssize_t written = syscall(SYS_pwrite64, descriptor, data, count, at);
    int error = errno;
    if (name && written > 0) note('W', name, NULL, at, data, written);
    return unlock(written, error);
}
ssize_t pwrite64(int descriptor, const void *data, size_t count, off64_t at) {
    return pwrite(descriptor, data, count, at);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    char buffer[PATH_MAX];
    if (!below_fd(descriptor, buffer)) return syscall(SYS_writev, descriptor, parts, count);
    ssize_t total = 0;
    for (int part = 0; part < count; part++) {
        ssize_t written = write(descriptor, parts[part].iov_base, parts[part].iov_len);
        if (written < 0) return total > 0 ? total : written;
        total += written;
        if ((size_t)written < parts[part].iov_len) break;
    }
    return total;
}

int ftruncate(int descriptor, off_t length) {
    char buffer[PATH_MAX];
    lock();
    const char *name = below_fd(descriptor, buffer);
    int outcome = syscall(SYS_ftruncate, descriptor, length), error = errno;
    if (name && outcome == 0) note('T', name, NULL, length, NULL, 0);
    return unlock(outcome, error);
}
int ftruncate64(int descriptor, off64_t length) { return ftruncate(descriptor, length); }

static int force(long call, int descriptor) {
    char buffer[PATH_MAX];
    lock();
    const char *name = below_fd(descriptor, buffer);
    int outcome = syscall(call, descriptor), error = errno;
    if (name && outcome == 0) note('F', name, NULL, 0, NULL, 0);
    return unlock(outcome, error);
}
int fsync(int descriptor) { return force(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return force(SYS_fdatasync, descriptor); }

/* MARK: Names */

int renameat2(int base, const char *path, int target_base, const char *target, unsigned flags) {
    char buffer[PATH_MAX], target_buffer[PATH_MAX];
    lock();
    const char *name = below_at(base, path, buffer), *other = below_at(target_base, target, target_buffer);
    int outcome = syscall(SYS_renameat2, base, path, target_base, target, flags), error = errno;
    if (outcome == 0 && name && other && !(flags & RENAME_EXCHANGE)) note('R', name, other, 0, NULL, 0);
    else if (outcome == 0 && (name || other)) note('U', "rename", NULL, 0, NULL, 0);
    return unlock(outcome, error);
}
int renameat(int base, const char *path, int target_base, const char *target) {
    return renameat2(base, path, target_base, target, 0);
}
int rename(const char *path, const char *target) { return renameat2(AT_FDCWD, path, AT_FDCWD, target, 0); }

int linkat(int base, const char *path, int target_base, const char *target, int flags) {
    char buffer[PATH_MAX], target_buffer[PATH_MAX];
    lock();
    const char *name = below_at(base, path, buffer), *other = below_at(target_base, target, target_buffer);
    int outcome = syscall(SYS_linkat, base, path, target_base, target, flags), error = errno;
    if (outcome == 0 && other) note(name ? 'L' : 'U', name ? name : "link", other, 0, NULL, 0);
    return unlock(outcome, error);
}
int link(const char *path, const char *target) { return linkat(AT_FDCWD, path, AT_FDCWD, target, 0); }

int symlinkat(const char *target, int base, const char *path) {
    char buffer[PATH_MAX];
    lock();
    const char *name = below_at(base, path, buffer);
    int outcome = syscall(SYS_symlinkat, target, base, path), error = errno;
    if (outcome == 0 && name) note('K', name, NULL, 0, target, strlen(target));
    return unlock(outcome, error);
}
int symlink(const char *target, const char *path) { return symlinkat(target, AT_FDCWD, path); }

int unlinkat(int base, const char *path, int flags) {
    char buffer[PATH_MAX];
    lock();
    const char *name = below_at(base, path, buffer);
    int outcome = syscall(SYS_unlinkat, base, path, flags), error = errno;
    if (outcome == 0 && name) note(flags & AT_REMOVEDIR ? 'Z' : 'X', name, NULL, 0, NULL, 0);
    return unlock(outcome, error);
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
    int outcome = unlink(path);
    return outcome != 0 && errno == EISDIR ? rmdir(path) : outcome;
}

int mkdirat(int base, const char *path, mode_t mode) {
    char buffer[PATH_MAX];
    lock();
    const char *name = below_at(base, path, buffer);
    int outcome = syscall(SYS_mkdirat, base, path, mode), error = errno;
    if (outcome == 0 && name) note('D', name, NULL, 0, NULL, 0);
    return unlock(outcome, error);
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

/* MARK: What no record can tell */

static void cannot_tell(const char *call, int descriptor) {
    char buffer[PATH_MAX];
    if (descriptor < 0) return;
    lock();
    if (below_fd(descriptor, buffer)) note('U', call, NULL, 0, NULL, 0);
    unlock(0, errno);
}

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t count, unsigned flags) {
    cannot_tell("copy_file_range", to);
    return NEXT(copy_file_range)(from, from_at, to, to_at, count, flags);
}
ssize_t sendfile(int to, int from, off_t *at, size_t count) {
    cannot_tell("sendfile", to);
    return NEXT(sendfile)(to, from, at, count);
}
ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t at) {
    cannot_tell("pwritev", descriptor);
    return NEXT(pwritev)(descriptor, parts, count, at);
}
int fallocate(int descriptor, int mode, off_t at, off_t count) {
    cannot_tell("fallocate", descriptor);
    return NEXT(fallocate)(descriptor, mode, at, count);
}
int posix_fallocate(int descriptor, off_t at, off_t count) {
    cannot_tell("posix_fallocate", descriptor);
    return NEXT(posix_fallocate)(descriptor, at, count);
}
void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t at) {
    if (protection & PROT_WRITE && flags & MAP_SHARED) cannot_tell("mmap", descriptor);
    return (void *)syscall(SYS_mmap, address, length, protection, flags, descriptor, at);
}
