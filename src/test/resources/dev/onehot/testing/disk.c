/* Stands between a process and its disk (LD_PRELOAD, Linux): records in which order it changes files below a folder, and what of that it forces to the
   disk, or lets such a change fail. ONEHOT_DISK is the folder, ONEHOT_DISK_RECORD a file for the record. RecordedDisk reads that. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(type, name, ...) static type (*real_##name)(__VA_ARGS__)
REAL(ssize_t, write, int, const void *, size_t);
REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
REAL(int, ftruncate64, int, off64_t);
REAL(int, openat64, int, const char *, int, ...);
REAL(int, renameat, int, const char *, int, const char *);
REAL(int, linkat, int, const char *, int, const char *, int);
REAL(int, symlinkat, const char *, int, const char *);
REAL(int, unlinkat, int, const char *, int);
REAL(int, mkdirat, int, const char *, mode_t);
REAL(int, fsync, int);
REAL(int, fdatasync, int);

/* One at a time, so that the record has their order. Recursive: one of them may be made of another. */
static pthread_mutex_t turn = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char root[PATH_MAX];
static size_t root_length;
static int record = -1;

/* What is to fail: from the step or the byte of this number on, which is counted from 0. */
enum { NEVER, STEPS, BYTES };
static int counting = NEVER;
static int refused;
static int lasting;
static long steps, bytes, from;

__attribute__((constructor)) static void begin(void) {
#define FIND(name) real_##name = dlsym(RTLD_NEXT, #name)
    FIND(write); FIND(pwrite64); FIND(ftruncate64); FIND(openat64); FIND(renameat); FIND(linkat); FIND(symlinkat); FIND(unlinkat); FIND(mkdirat); FIND(fsync);
    FIND(fdatasync);
    const char *folder = getenv("ONEHOT_DISK");
    const char *file = getenv("ONEHOT_DISK_RECORD");
    if (folder && realpath(folder, root)) root_length = strlen(root);
    if (file && root_length) record = real_openat64(AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    /* What this process starts is not looked at. */
    unsetenv("LD_PRELOAD");
}

static void all(const void *data, size_t length) {
    const char *at = data;
    while (length > 0) {
        ssize_t done = real_write(record, at, length);
        if (done <= 0) abort();
        at += done;
        length -= done;
    }
}

/* kind, file, number, length of a, length of b, a, b */
static void note(char kind, uint64_t file, uint64_t number, const void *a, size_t a_length, const void *b, size_t b_length) {
    if (record < 0) return;
    int kept = errno;
    struct { uint64_t kind, file, number; uint64_t a, b; } head = {(uint64_t) kind, file, number, a_length, b_length};
    all(&head, sizeof head);
    all(a, a_length);
    all(b, b_length);
    errno = kept;
}

static int below(const char *path) {
    return root_length && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

/* The file of a descriptor, when it is below the folder. */
static int known(int fd, struct stat64 *is) {
    char link[64], path[PATH_MAX];
    if (!root_length || fd == record) return 0;
    int kept = errno;
    strcpy(link, "/proc/self/fd/");
    char digits[16];
    int n = 0, left = fd;
    do { digits[n++] = '0' + left % 10; left /= 10; } while (left > 0);
    char *end = link + strlen(link);
    while (n > 0) *end++ = digits[--n];
    *end = 0;
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length > 0) path[length] = 0;
    int is_known = length > 0 && below(path) && fstat64(fd, is) == 0;
    errno = kept;
    return is_known;
}

/* The path without links but for its last name, when it is below the folder. */
static int place(int at, const char *path, char *out) {
    char whole[PATH_MAX], folder[PATH_MAX];
    if (!root_length) return 0;
    int kept = errno;
    if (path[0] != '/' && at != AT_FDCWD) { errno = kept; return 0; }
    if (strlen(path) >= sizeof whole) return 0;
    strcpy(whole, path);
    char *slash = strrchr(whole, '/');
    const char *name = slash ? slash + 1 : whole;
    if (slash) *slash = 0;
    int is_below = realpath(slash ? (slash == whole ? "/" : whole) : ".", folder) != NULL && strlen(folder) + strlen(name) + 2 < PATH_MAX;
    if (is_below) {
        strcpy(out, folder);
        strcat(out, "/");
        strcat(out, name);
        is_below = below(out);
    }
    errno = kept;
    return is_below;
}

/* Whether the next step is refused; of what it would write so many bytes may still be. */
static int refuses(size_t *length) {
    size_t wanted = length ? *length : 0;
    long step = steps++, byte = bytes;
    bytes += wanted;
    if (counting == NEVER) return 0;
    int late = counting == STEPS ? step >= from : byte + (long) wanted > from;
    if (!late || (!lasting && counting == STEPS && step > from)) return 0;
    if (length) *length = counting == BYTES && byte < from ? (size_t) (from - byte) : 0;
    if (length && *length > 0) return 0;
    errno = refused;
    return 1;
}

/* From now on. how: 0 nothing fails, 1 by steps, 2 by bytes. */
void onehot_disk(int how, long first, int error, int stays) {
    pthread_mutex_lock(&turn);
    counting = how; from = first; refused = error; lasting = stays; steps = bytes = 0;
    pthread_mutex_unlock(&turn);
}
long onehot_disk_steps(void) { return steps; }
long onehot_disk_bytes(void) { return bytes; }

#define IN_TURN(body) pthread_mutex_lock(&turn); body; pthread_mutex_unlock(&turn)

ssize_t write(int fd, const void *data, size_t length) {
    struct stat64 is;
    ssize_t done = -1;
    if (fd == 1 && record >= 0) {
        IN_TURN(done = real_write(fd, data, length); if (done > 0) note('S', 0, 0, data, done, "", 0));
        return done;
    }
    if (!known(fd, &is) || !S_ISREG(is.st_mode)) return real_write(fd, data, length);
    IN_TURN(
        int flags = fcntl(fd, F_GETFL);
        off64_t offset = (flags & O_APPEND) ? is.st_size : lseek64(fd, 0, SEEK_CUR);
        if (!refuses(&length)) done = real_write(fd, data, length);
        if (done > 0) note('W', is.st_ino, offset, data, done, "", 0));
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    struct stat64 is;
    ssize_t done = -1;
    if (!known(fd, &is) || !S_ISREG(is.st_mode)) return real_pwrite64(fd, data, length, offset);
    IN_TURN(
        if (!refuses(&length)) done = real_pwrite64(fd, data, length, offset);
        if (done > 0) note('W', is.st_ino, offset, data, done, "", 0));
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
    ssize_t sum = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = write(fd, parts[i].iov_base, parts[i].iov_len);
        if (done < 0) return sum > 0 ? sum : -1;
        sum += done;
        if ((size_t) done < parts[i].iov_len) break;
    }
    return sum;
}

int ftruncate64(int fd, off64_t length) {
    struct stat64 is;
    int failed = -1;
    if (!known(fd, &is)) return real_ftruncate64(fd, length);
    IN_TURN(if (!refuses(NULL)) { failed = real_ftruncate64(fd, length); if (!failed) note('T', is.st_ino, length, "", 0, "", 0); });
    return failed;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

/* Those who asked for it copy by reading and writing instead. */
ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) { (void) out; (void) in; (void) offset; (void) count; errno = EINVAL; return -1; }
ssize_t sendfile(int out, int in, off_t *offset, size_t count) { (void) out; (void) in; (void) offset; (void) count; errno = EINVAL; return -1; }
ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at, size_t count, unsigned flags) {
    (void) in; (void) in_at; (void) out; (void) out_at; (void) count; (void) flags;
    errno = EXDEV;
    return -1;
}

static int opened(int at, const char *path, int flags, mode_t mode) {
    char target[PATH_MAX];
    struct stat64 is;
    if (!(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE || !place(at, path, target)) return real_openat64(at, path, flags, mode);
    int fd = -1;
    IN_TURN(
        int kept = errno;
        int was = fstatat64(AT_FDCWD, target, &is, 0) == 0;
        errno = kept;
        if (!((!was || (flags & O_TRUNC)) && refuses(NULL))) {
            fd = real_openat64(at, path, flags, mode);
            if (fd >= 0 && fstat64(fd, &is) == 0 && S_ISREG(is.st_mode)) {
                if (!was) note('C', is.st_ino, 0, target, strlen(target), "", 0);
                else if ((flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY) note('T', is.st_ino, 0, "", 0, "", 0);
            }
        });
    return fd;
}

#define MODE(flags) mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int renameat(int at, const char *old, int new_at, const char *path) {
    char source[PATH_MAX], target[PATH_MAX];
    int failed = -1;
    if (!place(at, old, source) || !place(new_at, path, target)) return real_renameat(at, old, new_at, path);
    IN_TURN(
        if (!refuses(NULL)) {
            failed = real_renameat(at, old, new_at, path);
            if (!failed) note('R', 0, 0, source, strlen(source), target, strlen(target));
        });
    return failed;
}

int rename(const char *old, const char *path) { return renameat(AT_FDCWD, old, AT_FDCWD, path); }

int linkat(int at, const char *old, int new_at, const char *path, int flags) {
    char source[PATH_MAX], target[PATH_MAX];
    int failed = -1;
    if (!place(at, old, source) || !place(new_at, path, target)) return real_linkat(at, old, new_at, path, flags);
    IN_TURN(
        if (!refuses(NULL)) {
            failed = real_linkat(at, old, new_at, path, flags);
            if (!failed) note('L', 0, 0, source, strlen(source), target, strlen(target));
        });
    return failed;
}

int link(const char *old, const char *path) { return linkat(AT_FDCWD, old, AT_FDCWD, path, 0); }

int unlinkat(int at, const char *path, int flags) {
    char target[PATH_MAX];
    int failed = -1;
    if (!place(at, path, target)) return real_unlinkat(at, path, flags);
    /* A full disk lets everybody delete. */
    IN_TURN(
        if (refused == ENOSPC || !refuses(NULL)) {
            failed = real_unlinkat(at, path, flags);
            if (!failed) note('U', 0, 0, target, strlen(target), "", 0);
        });
    return failed;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int at, const char *path, mode_t mode) {
    char target[PATH_MAX];
    struct stat64 is;
    int failed = -1;
    if (!place(at, path, target)) return real_mkdirat(at, path, mode);
    IN_TURN(
        if (!refuses(NULL)) {
            failed = real_mkdirat(at, path, mode);
            if (!failed && stat64(target, &is) == 0) note('D', is.st_ino, 0, target, strlen(target), "", 0);
        });
    return failed;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

static int forced(int fd, int (*force)(int)) {
    struct stat64 is;
    int failed = -1;
    if (!known(fd, &is)) return force(fd);
    IN_TURN(if (!refuses(NULL)) { failed = force(fd); if (!failed) note('F', is.st_ino, S_ISDIR(is.st_mode), "", 0, "", 0); });
    return failed;
}

int fsync(int fd) { return forced(fd, real_fsync); }
int fdatasync(int fd) { return forced(fd, real_fdatasync); }
